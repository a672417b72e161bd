#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace urn {

class Database;

using BallotKey = std::array<std::byte, 16>;
BallotKey draw_ballot_key();

/// One setting of SQLite, and what it must answer when asked.
struct Setting {
    std::string name;
    std::string value;
    std::string read_back;
};

/// How the urn's file is written. The product has one way, the defaults; tests show what the other ways lose.
struct StoreSettings {
    /// In this order. A rollback journal, truncated and synced at each commit, under a lock held for good: a
    /// WAL is a log in order of time, and a journal that is deleted may come back after a power cut and undo
    /// what was acknowledged.
    std::vector<Setting> sqlite{
        {"locking_mode", "EXCLUSIVE", "exclusive"},
        {"journal_mode", "TRUNCATE", "truncate"},
        {"synchronous", "FULL", "2"},
        {"secure_delete", "ON", "1"},   // what is deleted is overwritten
        {"temp_store", "MEMORY", "2"},  // no temporary file
        {"auto_vacuum", "NONE", "0"},
        {"cell_size_check", "ON", "1"},  // a damaged page is noticed when it is read
        {"trusted_schema", "OFF", "0"},
        {"cache_size", "-32768", "-32768"},  // KiB: a group's pages fit, nothing is written before the commit
    };
    std::string vfs;  ///< SQLite's name of the file system; empty for the system's files
    std::function<BallotKey()> draw_key = draw_ballot_key;
};

/// Sets them and reads each back. Throws StorageError when one is not taken: without it neither durability
/// nor anonymity is what we say.
void apply_settings(Database& database, const std::string& file, const StoreSettings& settings);

}  // namespace urn
