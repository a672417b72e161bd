#include "statement.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "database.hpp"
#include "sqlite_error.hpp"

namespace urn {

void Statement::Finalize::operator()(sqlite3_stmt* handle) const {
    sqlite3_finalize(handle);
}

Statement::Statement(Database& database, std::string_view sql) {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &prepared, nullptr) != SQLITE_OK) {
        throw SqliteError::last(database.handle(), sql);
    }
    handle_.reset(prepared);
}

bool Statement::step() {
    switch (sqlite3_step(handle_.get())) {
        case SQLITE_ROW:
            return true;
        case SQLITE_DONE:
            rewind();
            return false;
        default: {
            const auto error =
                SqliteError::last(sqlite3_db_handle(handle_.get()), sqlite3_sql(handle_.get()));
            rewind();  // a statement left in the middle would keep the transaction from ending
            throw error;
        }
    }
}

std::int64_t Statement::run() {
    step();
    return sqlite3_changes64(sqlite3_db_handle(handle_.get()));
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_.get(), column);
}

std::string Statement::text(int column) const {
    const auto* characters = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
    return characters == nullptr ? std::string() : std::string(characters, size);
}

std::vector<std::byte> Statement::bytes(int column) const {
    const auto* first = static_cast<const std::byte*>(sqlite3_column_blob(handle_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
    return std::vector<std::byte>(first, first + (first == nullptr ? 0 : size));
}

void Statement::copy_bytes(int column, std::span<std::byte> to) const {
    const auto* first = static_cast<const std::byte*>(sqlite3_column_blob(handle_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
    std::copy_n(first, std::min(size, to.size()), to.begin());
}

void Statement::rewind() {
    sqlite3_reset(handle_.get());  // repeats the last step's error, which step() has told already
    sqlite3_clear_bindings(handle_.get());
}

void Statement::bind_one(int position, std::string_view value) {
    check_bound(
        sqlite3_bind_text64(handle_.get(), position, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_one(int position, std::span<const std::byte> value) {
    check_bound(sqlite3_bind_blob64(handle_.get(), position, value.data(), value.size(), SQLITE_STATIC));
}

void Statement::bind_integer(int position, std::int64_t value) {
    check_bound(sqlite3_bind_int64(handle_.get(), position, value));
}

void Statement::check_bound(int code) const {
    if (code != SQLITE_OK) {
        throw SqliteError::last(sqlite3_db_handle(handle_.get()), sqlite3_sql(handle_.get()));
    }
}

}  // namespace urn
