#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "urn/urn.hpp"

namespace urn {

struct SqliteError;

// Why the storage failed and what to do about it, in the words of those who run the survey. `file` is the
// urn's path.

StorageError urn_absent(const std::string& file);
StorageError urn_exists(const std::string& file);
StorageError urn_unfinished(const std::string& file);
StorageError urn_in_use(const std::string& file);
StorageError urn_read_only(const std::string& file);
StorageError urn_not_opened(const std::string& file, std::string_view reason);
StorageError not_an_urn(const std::string& file);
StorageError urn_of_another_definition(const std::string& file);
StorageError newer_urn(const std::string& file, std::int64_t format, std::int64_t known_format);
StorageError urn_damaged(const std::string& file, std::string_view reason);
StorageError setting_refused(const std::string& file, std::string_view setting, std::string_view wanted,
                             std::string_view answered);
StorageError disk_full(const std::string& file);
StorageError urn_stopped(const std::string& file, std::string_view reason);

/// The text for what SQLite answered when the urn was being created, opened or filled with codes.
StorageError explain(const std::string& file, const SqliteError& error);

}  // namespace urn
