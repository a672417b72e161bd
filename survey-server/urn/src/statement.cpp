#include "statement.hpp"

#include <sqlite3.h>

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

int Statement::columns() const {
    return sqlite3_column_count(handle_.get());
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_.get(), column);
}

std::string Statement::text(int column) const {
    const auto* characters = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
    return characters == nullptr ? std::string() : std::string(characters, size);
}

std::span<const std::byte> Statement::blob(int column) const {
    const auto* first = static_cast<const std::byte*>(sqlite3_column_blob(handle_.get(), column));
    return {first, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
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
