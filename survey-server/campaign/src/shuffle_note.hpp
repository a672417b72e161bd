#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace campaign {

/// What is kept of the last shuffle of a wave's urn: how many ballots it held. Its day is the file's, which like
/// every file of a campaign shows midnight.
void write_shuffle_note(const std::filesystem::path& wave_folder, std::int64_t received);

/// 0 when the urn was never shuffled.
std::int64_t ballots_shuffled(const std::filesystem::path& wave_folder);

/// nullopt when there is no note.
std::optional<std::chrono::sys_days> day_of_shuffle(const std::filesystem::path& wave_folder);

}  // namespace campaign
