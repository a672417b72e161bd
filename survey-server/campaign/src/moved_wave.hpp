#pragma once

#include <filesystem>

namespace campaign {

/// A wave that was moved elsewhere with all its ballots is not served, closed or given codes here any more: a code
/// must be spent in one place. The mark is a file for people too.
void mark_moved(const std::filesystem::path& wave_folder);
void unmark_moved(const std::filesystem::path& wave_folder);
bool is_moved(const std::filesystem::path& wave_folder);
/// Throws Refusal when it was.
void refuse_moved(const std::filesystem::path& wave_folder);

}  // namespace campaign
