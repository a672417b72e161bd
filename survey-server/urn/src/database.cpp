#include "database.hpp"

#include <sqlite3.h>

#include "sqlite_error.hpp"
#include "statement.hpp"

namespace urn {

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

Database::Database(const std::string& file, const std::string& vfs) {
    constexpr int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags, vfs.empty() ? nullptr : vfs.c_str());
    handle_.reset(opened);  // to be closed even after a failure
    if (opened == nullptr) throw SqliteError(SQLITE_NOMEM, sqlite3_errstr(SQLITE_NOMEM), "open");
    if (code != SQLITE_OK) throw SqliteError::last(opened, "open");
}

void Database::execute(std::string_view sql) {
    if (sqlite3_exec(handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw SqliteError::last(handle(), sql);
    }
}

std::string Database::answer(std::string_view sql) {
    Statement question(*this, sql);
    return question.step() ? question.text(0) : std::string();
}

bool Database::reads_only() const {
    return sqlite3_db_readonly(handle(), "main") == 1;
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(handle()) == 0;
}

}  // namespace urn
