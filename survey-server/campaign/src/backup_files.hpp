#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// Whether a backup takes a file of this path within a campaign's folder ("waves/T4-2026/wave.json"): the files of a
/// campaign's format, but for locks and what a server at work writes for itself. Nothing else passes: no private key,
/// no list of codes, no path that leads out of the folder.
bool is_saved(std::string_view path);

/// Whether a campaign's folder has such a file for its own use, though a backup leaves it.
bool is_own(std::string_view path);

/// Path of every regular file of the folder, within it, sorted.
std::vector<std::string> files_in(const std::filesystem::path& folder);

}  // namespace campaign
