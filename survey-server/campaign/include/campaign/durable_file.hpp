#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace campaign {

enum class Readable { by_group, by_owner };  ///< 0640 or 0600

/// The whole file. Throws Refusal, naming the file, when it is absent or cannot be read.
std::string read_file(const std::filesystem::path& file);

/// Replaces the file or leaves it as it was: a temporary file beside it, fsync, rename, fsync of the folder.
/// Its time of change is the midnight of the day. Throws Refusal: no space, no right, any other failure.
void replace_file(const std::filesystem::path& file, std::string_view content, Readable readable);

/// Creates the file, durable before it returns. Throws Refusal when it exists already or cannot be written; a
/// file half written is removed.
void create_file(const std::filesystem::path& file, std::string_view content, Readable readable);
/// The same, of several texts one after the other.
void create_file(const std::filesystem::path& file, std::span<const std::string_view> parts,
                 Readable readable);

/// Creates a folder for its owner only (0700). Throws Refusal.
void create_folder(const std::filesystem::path& folder);

/// Renames within one file system, then makes the new name durable. Throws Refusal.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Sets the time of change of every file of the folder to the midnight of the day, so that none tells a
/// moment.
void blur_file_times(const std::filesystem::path& folder);

/// The same for the folder itself, which otherwise tells when a file in it was last replaced.
void blur_folder_time(const std::filesystem::path& folder);

}  // namespace campaign
