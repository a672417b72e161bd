#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "urn/urn.hpp"

namespace campaign {

/// HMACs of the codes drawn before a wave has its urn, sorted: their order says nothing of the drawing.
std::vector<urn::CodeHash> read_planned_codes(const std::filesystem::path& wave_folder);
void add_planned_codes(const std::filesystem::path& wave_folder, std::span<const urn::CodeHash> codes);
/// Cancels codes: each gives its place to a hash of which nobody can know the code.
void cancel_planned_codes(const std::filesystem::path& wave_folder, std::span<const urn::CodeHash> codes);
/// Once the urn has admitted them.
void remove_planned_codes(const std::filesystem::path& wave_folder);

}  // namespace campaign
