#pragma once

#include <filesystem>
#include <memory>

#include "urn/urn.hpp"

namespace campaign {

/// Opens a wave's urn and holds it against every other process until it is destroyed. Throws Refusal when a
/// server or another command holds it; urn::StorageError passes through.
std::unique_ptr<urn::Urn> hold_urn(const std::filesystem::path& wave_folder);

/// The same; nullptr when another process holds it.
std::unique_ptr<urn::Urn> try_hold_urn(const std::filesystem::path& wave_folder);

std::filesystem::path urn_file(const std::filesystem::path& wave_folder);

/// The urn as it was at its last shuffle, for backups: what is in it is old enough, and company enough, to leave.
std::filesystem::path urn_copy(const std::filesystem::path& wave_folder);

}  // namespace campaign
