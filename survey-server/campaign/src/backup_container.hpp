#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/backup.hpp"
#include "campaign/durable_file.hpp"

namespace campaign {

/// One file of a backup. Its content lies elsewhere, in a mapped file.
struct SavedFile {
    std::string path;  ///< within the campaign's folder
    Readable readable = Readable::by_owner;
    std::string_view content;
};

/// A backup, as a text that says what it is and what it holds, followed by the files' bytes:
///
///     VIGIE - SAUVEGARDE (version 1)
///     # …
///     campagne: Essai du trimestre
///     vague: T4-2026            empty when no wave is open
///     bulletins: 120            of that wave
///     fichiers: 9
///     sommaire: <SHA-256 of the lines of the list below>
///     <blank line>
///     <SHA-256 of the content> 0600|0640 <bytes> <path>      one line a file
///     <the contents, one after the other>
struct Container {
    Backup backup;
    std::vector<SavedFile> files;
};

/// Everything that comes before the contents.
std::string container_head(const Container& container);

/// Reads a backup, of which `bytes` is the whole file. Every hash is checked, and that each path is one that backups
/// take. Throws Refusal naming `file`, and what is damaged in it.
Container read_container(std::string_view bytes, const std::filesystem::path& file);

}  // namespace campaign
