#pragma once

#include <string>
#include <string_view>

#include "urn/urn.hpp"

struct sqlite3;

namespace urn {

/// What SQLite answered: never a bound value.
struct SqliteError : StorageError {
    /// `doing`: the SQL text or the step at which it happened.
    SqliteError(int extended_code, int system_error, std::string_view message, std::string_view doing);

    /// The last error of a connection; read at once, the next call replaces it.
    static SqliteError last(sqlite3* connection, std::string_view doing);

    /// No room on the disk, in the quota or under the size limit: nothing is broken, and it may pass.
    bool lacks_space() const;
    /// No memory for the moment: nothing is broken either.
    bool lacks_memory() const;
    bool is_busy() const;
    bool is_corrupt() const;
    /// Not a SQLite file.
    bool is_foreign() const;
    bool is_read_only() const;

    int extended_code;
    int system_error;  ///< errno of the failed call, 0 when there was none
};

}  // namespace urn
