#pragma once

#include <filesystem>
#include <optional>

#include "urn/urn.hpp"

namespace campaign {

/// Ballots by tens, so that the number never moves with one person's answer.
urn::Counts rounded_down(const urn::Counts& counts);

/// What a running server lets others know of its urn, rounded down.
std::optional<urn::Counts> read_participation_note(const std::filesystem::path& wave_folder);
void write_participation_note(const std::filesystem::path& wave_folder, const urn::Counts& counts);
void remove_participation_note(const std::filesystem::path& wave_folder);

}  // namespace campaign
