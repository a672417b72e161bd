#include "database_image.hpp"

#include <algorithm>
#include <cstring>

namespace attacks {
namespace {

constexpr std::size_t kSector = 512;
constexpr std::string_view kJournalMagic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

std::size_t big_endian(std::string_view bytes) {
    std::size_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

const std::string& bytes_of(const Copy& copy, const std::string& name) {
    static const std::string none;
    const auto found = copy.files.find(name);
    return found == copy.files.end() ? none : found->second.bytes;
}

/// The database after each commit in the WAL, and as it is without; only the last of them unless all are wanted.
std::vector<std::string> replayed(std::string database, std::string_view wal, bool all) {
    constexpr std::size_t wal_header = 32;
    constexpr std::size_t frame_header = 24;
    std::vector<std::string> states;
    if (all) states.push_back(database);
    if (wal.size() < wal_header) return {std::move(database)};
    const std::size_t page_size = big_endian(wal.substr(8, 4));
    const std::string_view salts = wal.substr(16, 8);
    for (std::size_t at = wal_header; at + frame_header + page_size <= wal.size();
         at += frame_header + page_size) {
        if (wal.substr(at + 8, 8) != salts) break;
        const std::size_t page = big_endian(wal.substr(at, 4)) - 1;
        database.resize(std::max(database.size(), (page + 1) * page_size), '\0');
        database.replace(page * page_size, page_size, wal.substr(at + frame_header, page_size));
        if (all && big_endian(wal.substr(at + 4, 4)) != 0) states.push_back(database);
    }
    if (!all) states.push_back(std::move(database));
    return states;
}

/// Where the page's cells begin, sorted.
std::vector<std::size_t> cells_of(std::string_view page, bool is_first) {
    const std::size_t head = is_first ? 100 : 0;
    const auto type = static_cast<unsigned char>(page[head]);
    const bool is_leaf = type == 0x0a || type == 0x0d;
    if (!is_leaf && type != 0x02 && type != 0x05) return {};
    const std::size_t count = big_endian(page.substr(head + 3, 2));
    const std::size_t pointers = head + (is_leaf ? 8 : 12);
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < count && pointers + 2 * i + 2 <= page.size(); ++i) {
        cells.push_back(big_endian(page.substr(pointers + 2 * i, 2)));
    }
    std::sort(cells.begin(), cells.end());
    return cells;
}

}  // namespace

std::size_t page_size_of(std::string_view database) {
    if (database.size() < 100 || !database.starts_with("SQLite format 3")) return 0;
    const std::size_t size = big_endian(database.substr(16, 2));
    return size == 1 ? 65536 : size;
}

std::vector<JournalPage> journal_pages(std::string_view journal, std::size_t page_size) {
    std::vector<JournalPage> pages;
    for (std::size_t at = kSector; at + 8 + page_size <= journal.size(); at += 8 + page_size) {
        if (journal.substr(at, 8) == kJournalMagic) at += kSector;
        if (at + 8 + page_size > journal.size()) break;
        const std::size_t page = big_endian(journal.substr(at, 4));
        if (page == 0) break;
        pages.push_back({page - 1, journal.substr(at + 4, page_size)});
    }
    return pages;
}

std::string state_of(const Copy& copy) {
    return replayed(bytes_of(copy, "urn.db"), bytes_of(copy, "urn.db-wal"), false).back();
}

std::vector<std::string> history_of(const Copy& copy) {
    const std::string& database = bytes_of(copy, "urn.db");
    const std::string& journal = bytes_of(copy, "urn.db-journal");
    const std::size_t page_size = page_size_of(database);
    if (page_size == 0) return {};
    std::vector<std::string> states = replayed(database, bytes_of(copy, "urn.db-wal"), true);
    const auto undone = journal_pages(journal, page_size);
    if (undone.empty()) return states;
    std::string before = database;
    for (const JournalPage& page : undone) {
        if ((page.page + 1) * page_size > before.size()) continue;
        before.replace(page.page * page_size, page_size, page.content);
    }
    states.insert(states.begin(), std::move(before));
    return states;
}

RowFinder::RowFinder(const std::vector<Person>& people) : people_(people.size()), beginnings_(1 << 16) {
    const auto add = [this](const std::byte* bytes) {
        std::uint64_t first = 0;
        std::memcpy(&first, bytes, sizeof first);
        beginnings_[first & 0xFFFF] = true;
        rows_.emplace_back(first, rows_.size());
    };
    for (const Person& person : people) add(person.submission.code.data());
    for (const Person& person : people) add(person.submission.ballot.data());
    std::sort(rows_.begin(), rows_.end());
}

std::optional<std::size_t> RowFinder::row_at(const char* bytes) const {
    std::uint16_t beginning = 0;
    std::memcpy(&beginning, bytes, sizeof beginning);
    if (!beginnings_[beginning]) return std::nullopt;
    std::uint64_t first = 0;
    std::memcpy(&first, bytes, sizeof first);
    const auto found = std::lower_bound(rows_.begin(), rows_.end(), std::pair{first, std::size_t{0}});
    if (found == rows_.end() || found->first != first) return std::nullopt;
    return found->second;
}

std::vector<RowFinder::Found> RowFinder::look_at(std::string_view page) const {
    constexpr std::size_t cell_head = 40;  // the most that lies before a row's first blob or its second
    const std::vector<std::size_t> cells = cells_of(page, page.starts_with("SQLite format 3"));
    std::vector<Found> found;
    for (std::size_t at = 0; at + 8 <= page.size(); ++at) {
        const auto row = row_at(page.data() + at);
        if (!row) continue;
        const auto next = std::upper_bound(cells.begin(), cells.end(), at);
        found.push_back({*row, at, next != cells.begin() && at - *std::prev(next) <= cell_head});
    }
    return found;
}

Rows RowFinder::rows_in(std::string_view database) {
    const std::size_t page_size = page_size_of(database);
    Rows rows{std::vector<std::optional<Place>>(people_), std::vector<std::optional<Place>>(people_), 0};
    if (page_size == 0) return rows;
    found_.resize(database.size() / page_size);
    std::size_t places = 0;
    std::vector<bool> is_live(2 * people_, false);
    for (std::size_t page = 0; page < found_.size(); ++page) {
        const std::string_view bytes = database.substr(page * page_size, page_size);
        const bool same = (page + 1) * page_size <= seen_.size() &&
                          std::memcmp(bytes.data(), seen_.data() + page * page_size, page_size) == 0;
        if (!same) found_[page] = look_at(bytes);
        places += found_[page].size();
        for (const Found& found : found_[page]) {
            auto& place = found.row < people_ ? rows.codes[found.row] : rows.ballots[found.row - people_];
            if (place && !(found.live && !is_live[found.row])) continue;
            place = Place{page, found.offset};
            is_live[found.row] = found.live;
        }
    }
    seen_ = database;
    rows.left_over = places - static_cast<std::size_t>(std::count(is_live.begin(), is_live.end(), true));
    return rows;
}

}  // namespace attacks
