#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "copies.hpp"

namespace attacks {

/// Bytes of a page; 0 for what is not a database.
std::size_t page_size_of(std::string_view database);

struct JournalPage {
    std::size_t page = 0;      ///< from 0
    std::string_view content;  ///< before the commit
};
/// The pages in a rollback journal, in the order in which they were first changed; a zeroed header hides none.
std::vector<JournalPage> journal_pages(std::string_view journal, std::size_t page_size);

/// The database as a reader of the copy sees it: with what its WAL adds.
std::string state_of(const Copy& copy);

/// The states of the database that one copy tells of, the oldest first: before what its journal undoes, and after each
/// commit in its WAL.
std::vector<std::string> history_of(const Copy& copy);

struct Place {
    std::size_t page = 0;
    std::size_t offset = 0;  ///< in the page
};

/// Where the code and the ballot of each person lie.
struct Rows {
    std::vector<std::optional<Place>> codes;
    std::vector<std::optional<Place>> ballots;
    std::size_t left_over = 0;  ///< places of rows that lie elsewhere too, or in pages no longer used
};

/// Finds people's rows in states of one database that follow each other; looks again only at pages that changed.
class RowFinder {
public:
    explicit RowFinder(const std::vector<Person>& people);
    Rows rows_in(std::string_view database);

private:
    struct Found {
        std::size_t row = 0;  ///< a person's code; above their number, a ballot
        std::size_t offset = 0;
        bool live = false;
    };
    std::vector<Found> look_at(std::string_view page) const;
    std::optional<std::size_t> row_at(const char* bytes) const;

    std::size_t people_;
    std::vector<bool> beginnings_;  // of the rows' first two bytes
    std::vector<std::pair<std::uint64_t, std::size_t>> rows_;
    std::string seen_;
    std::vector<std::vector<Found>> found_;
};

}  // namespace attacks
