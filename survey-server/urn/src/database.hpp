#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace urn {

/// A connection to an existing SQLite file, closed with the object. One thread at a time.
class Database {
public:
    /// `vfs`: name of the virtual file system that holds the file; empty for the system's files. Throws
    /// SqliteError.
    Database(const std::string& file, const std::string& vfs);

    /// Runs statements that return no row.
    void execute(std::string_view sql);

    /// The first column of the first row as text; empty when there is none.
    std::string answer(std::string_view sql);

    /// SQLite falls back to reading only when the system lets it do no more.
    bool reads_only() const;

    /// Between BEGIN and its end, the end that SQLite itself gives a transaction after some errors included.
    bool in_transaction() const;

    sqlite3* handle() const { return handle_.get(); }

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace urn
