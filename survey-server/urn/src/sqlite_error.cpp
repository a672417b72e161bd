#include "sqlite_error.hpp"

#include <sqlite3.h>

namespace urn {
namespace {

int primary(int extended_code) {
    return extended_code & 0xFF;
}

}  // namespace

SqliteError::SqliteError(int code, std::string_view message, std::string_view doing)
    : StorageError("SQLite " + std::to_string(code) + "\u00A0: " + std::string(message) + " [" +
                   std::string(doing) + "]"),
      extended_code(code) {}

SqliteError SqliteError::last(sqlite3* connection, std::string_view doing) {
    return {sqlite3_extended_errcode(connection), sqlite3_errmsg(connection), doing};
}

bool SqliteError::lacks_space() const {
    return primary(extended_code) == SQLITE_FULL;
}

bool SqliteError::lacks_memory() const {
    return primary(extended_code) == SQLITE_NOMEM || extended_code == SQLITE_IOERR_NOMEM;
}

bool SqliteError::is_busy() const {
    return primary(extended_code) == SQLITE_BUSY || primary(extended_code) == SQLITE_LOCKED;
}

// SQLITE_ERROR: a statement of ours that the file's tables do not understand.
bool SqliteError::is_corrupt() const {
    return primary(extended_code) == SQLITE_CORRUPT || primary(extended_code) == SQLITE_ERROR;
}

bool SqliteError::is_foreign() const {
    return primary(extended_code) == SQLITE_NOTADB;
}

bool SqliteError::is_read_only() const {
    return primary(extended_code) == SQLITE_READONLY || primary(extended_code) == SQLITE_CANTOPEN;
}

}  // namespace urn
