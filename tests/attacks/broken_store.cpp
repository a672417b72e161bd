#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <stdexcept>

#include "random_order.hpp"
#include "store.hpp"

namespace attacks {
namespace {

using Bytes = std::vector<std::byte>;

struct Row {
    Bytes code;
    Bytes key;
    Bytes ballot;
};

/// A connection with what the product sets, made anew.
class Connection {
public:
    Connection(const std::filesystem::path& file, const std::string& vfs, const Faults& faults) {
        constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        if (sqlite3_open_v2(file.c_str(), &handle_, flags, vfs.c_str()) != SQLITE_OK) fail();
        const std::string rows = faults.counted_rows ? "" : ", WITHOUT ROWID";
        run("PRAGMA page_size = 16384; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE;"
            "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;"
            "PRAGMA secure_delete = " +
            std::string(faults.shuffled_in_place ? "OFF" : "ON"));
        const std::string number = faults.counted_rows ? "number INTEGER PRIMARY KEY AUTOINCREMENT, " : "";
        const std::string primary = faults.counted_rows ? " BLOB, " : " BLOB PRIMARY KEY, ";
        const std::string beside = faults.shared_key ? "key" : "retry";
        const std::string received = faults.time_column ? ", received INTEGER" : "";
        run("CREATE TABLE IF NOT EXISTS spent (" + number + "code" + primary + beside + " BLOB" + received +
            ") STRICT" + rows);
        run("CREATE TABLE IF NOT EXISTS ballot (" + number + "key" + primary + "sealed BLOB) STRICT" + rows);
        spend_ = "INSERT INTO spent (code, " + beside +
                 (faults.time_column ? ", received) VALUES (?, ?, unixepoch())" : ") VALUES (?, ?)");
    }
    ~Connection() { sqlite3_close_v2(handle_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void run(const std::string& sql) {
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    void spend(const Bytes& code, const Bytes& beside) { insert(spend_, code, beside); }
    void store(const Bytes& key, const Bytes& ballot) {
        insert("INSERT INTO ballot (key, sealed) VALUES (?, ?)", key, ballot);
    }

private:
    void insert(const std::string& sql, const Bytes& first, const Bytes& second) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail();
        sqlite3_bind_blob(statement, 1, first.data(), static_cast<int>(first.size()), SQLITE_STATIC);
        sqlite3_bind_blob(statement, 2, second.data(), static_cast<int>(second.size()), SQLITE_STATIC);
        const int code = sqlite3_step(statement);
        sqlite3_finalize(statement);
        if (code != SQLITE_DONE) fail();
    }
    [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(handle_)); }

    sqlite3* handle_ = nullptr;
    std::string spend_;
};

class BrokenStore : public Store {
public:
    BrokenStore(const std::filesystem::path& folder, std::string vfs, const Faults& faults)
        : file_(folder / "urn.db"), vfs_(std::move(vfs)), faults_(faults) {
        connect(file_);
        if (!faults_.hours_kept) forget_the_hour();
    }

    void put(std::span<const Person> group) override {
        std::vector<Row> rows;
        for (const Person& person : group) {
            rows.push_back({{person.submission.code.begin(), person.submission.code.end()},
                            key(),
                            person.submission.ballot});
            if (faults_.log) log(person);
        }
        write(rows);
        rows_.insert(rows_.end(), rows.begin(), rows.end());
    }

    void shuffle() override {
        if (faults_.not_shuffled) return;
        for (Row& row : rows_) row.key = key();
        if (faults_.shuffled_in_place) {
            connection_->run("DELETE FROM spent; DELETE FROM ballot");
            // The half of them, as where those of one site are taken out: its pages stay free.
            return write({rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(rows_.size() / 2)});
        }
        const std::filesystem::path fresh = file_.string() + "-shuffled";
        connect(fresh);
        write(rows_);
        connection_.reset();
        std::filesystem::rename(fresh, file_);
        std::filesystem::remove(fresh.string() + "-journal");
        connect(file_);
        if (!faults_.hours_kept) forget_the_hour();
    }

private:
    static Bytes key() {
        const urn::BallotKey drawn = urn::draw_ballot_key();
        return {drawn.begin(), drawn.end()};
    }

    void connect(const std::filesystem::path& file) {
        connection_ = std::make_unique<Connection>(file, vfs_, faults_);
    }

    std::vector<std::size_t> order(std::size_t count) const {
        std::vector<std::size_t> order = urn::random_order(count);
        if (faults_.as_they_came) std::sort(order.begin(), order.end());
        return order;
    }

    void write(const std::vector<Row>& rows) {
        connection_->run("BEGIN IMMEDIATE");
        const auto codes = order(rows.size());
        const auto ballots = faults_.pair_by_pair ? codes : order(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            spend(rows[codes[i]]);
            if (faults_.pair_by_pair) store(rows[ballots[i]]);
        }
        for (std::size_t i = 0; i < rows.size() && !faults_.pair_by_pair; ++i) store(rows[ballots[i]]);
        connection_->run("COMMIT");
        if (!faults_.hours_kept) forget_the_hour();
    }
    void spend(const Row& row) { connection_->spend(row.code, faults_.shared_key ? row.key : key()); }
    void store(const Row& row) { connection_->store(row.key, row.ballot); }

    void forget_the_hour() const {
        const std::time_t now = std::time(nullptr);
        const timespec midnight{now - now % (24 * 60 * 60), 0};
        const std::array<timespec, 2> times{midnight, midnight};
        for (const std::string& file : {file_.string(), file_.string() + "-journal"}) {
            ::utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
        }
    }

    void log(const Person& person) const {
        const std::time_t now = std::time(nullptr);
        std::ofstream file(file_.parent_path() / "access.log", std::ios::app);
        file << "127.0.0.1 [" << std::put_time(std::gmtime(&now), "%Y-%m-%d %H:%M:%S") << "] POST /envoi "
             << person.code << ' ' << person.text << '\n';
    }

    std::filesystem::path file_;
    std::string vfs_;
    Faults faults_;
    std::unique_ptr<Connection> connection_;
    std::vector<Row> rows_;
};

}  // namespace

OpenStore broken(const Faults& faults) {
    return [faults](const std::filesystem::path& folder, const std::string& vfs) {
        return std::make_unique<BrokenStore>(folder, vfs, faults);
    };
}

}  // namespace attacks
