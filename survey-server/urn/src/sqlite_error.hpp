#pragma once

#include <string>
#include <string_view>

#include "urn/urn.hpp"

struct sqlite3;

namespace urn {

/// What SQLite answered: never a bound value.
struct SqliteError : StorageError {
    /// `doing`: the SQL text or the step at which it happened.
    SqliteError(int extended_code, std::string_view message, std::string_view doing);

    /// The last error of a connection; read at once, the next call replaces it.
    static SqliteError last(sqlite3* connection, std::string_view doing);

    /// No room on the disk: nothing is broken, and it may pass. A quota or a limit on the size of files does not show as
    /// such: SQLite knows ENOSPC only, and keeps no trace of another reason.
    bool lacks_space() const;
    /// No memory for the moment: nothing is broken either.
    bool lacks_memory() const;
    bool is_busy() const;
    bool is_corrupt() const;
    /// Not a SQLite file.
    bool is_foreign() const;
    bool is_read_only() const;

    int extended_code;
};

}  // namespace urn
