#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_stmt;

namespace urn {

class Database;

/// A prepared statement. Parameters are bound all at once, in the order of the `?`: a forgotten one cannot
/// reuse the last row's value. Bound bytes and texts must outlive the last step. The database must outlive
/// the statement.
class Statement {
public:
    Statement(Database& database, std::string_view sql);

    template <class... Values>
    Statement& bind(const Values&... values) {
        rewind();
        int position = 0;
        (bind_one(++position, values), ...);
        return *this;
    }

    /// Advances to the next row; false when there is none left, and the statement is then at rest.
    bool step();
    /// For statements that return no row. Returns the number of rows inserted, changed or deleted.
    std::int64_t run();

    int columns() const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    /// Valid until the next step.
    std::span<const std::byte> blob(int column) const;

    /// A key or a hash. The tables' own checks keep it at this size; a shorter value ends in zeros.
    template <std::size_t size>
    std::array<std::byte, size> fixed_bytes(int column) const {
        std::array<std::byte, size> result{};
        const auto bytes = blob(column);
        std::copy_n(bytes.begin(), std::min(size, bytes.size()), result.begin());
        return result;
    }

private:
    void rewind();
    void bind_one(int position, std::integral auto value) { bind_integer(position, std::int64_t{value}); }
    void bind_one(int position, std::string_view value);
    void bind_one(int position, std::span<const std::byte> value);
    void bind_one(int position, double) = delete;  // codes and sealed bytes, never floating point
    void bind_integer(int position, std::int64_t value);
    void check_bound(int code) const;

    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace urn
