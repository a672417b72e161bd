#include "half_tables.hpp"

#include "descending_sort.hpp"

#include <algorithm>
#include <utility>

namespace analysis {
namespace {

constexpr std::size_t kKeptAtMost = std::size_t{1} << 23U;  // 128 MB

double share_of_first(const std::vector<std::size_t>& columns) {
    if (columns.size() == 1) return 0.5;  // not used
    return static_cast<double>(columns[0]) / static_cast<double>(columns[0] + columns[1]);
}

HalfTables with_masses(std::vector<double> probability, Listing::Rest rest) {
    HalfTables tables{std::move(probability), {}};
    tables.from_here_on.assign(tables.size() + 1, 0.0);
    for (std::size_t i = tables.size(); i-- > 0;)
        tables.from_here_on[i] = tables.from_here_on[i + 1] + tables.probability[i];
    if (rest == Listing::Rest::complement) {
        const double others = std::max(0.0, 1.0 - tables.from_here_on[0]);
        for (double& mass : tables.from_here_on) mass += others;
    }
    return tables;
}

}  // namespace

HalfLists::HalfLists(const std::vector<std::size_t>& columns, const LogFactorials& factorials,
                     WorkBudget& budget)
    : in_first_{columns.front()},
      two_columns_{columns.size() == 2},
      binomials_{share_of_first(columns), factorials},
      budget_{budget} {}

void HalfLists::expect(const std::vector<std::size_t>& rows, double node) {
    double& likeliest = likeliest_[rows];
    likeliest = std::max(likeliest, node);
}

const HalfTables& HalfLists::of(const std::vector<std::size_t>& rows, Listing listing) {
    const auto known = lists_.find(rows);
    if (known != lists_.end()) return known->second;
    if (kept_ > kKeptAtMost) {
        lists_.clear();
        kept_ = 0;
    }
    listing.least /= likeliest_.at(rows);
    auto tables = list(rows, listing);
    budget_.spend(kStepsOfListed * tables.size());
    kept_ += tables.size();
    return lists_.emplace(rows, std::move(tables)).first->second;
}

// Rows drawn as binomials of the half's own share are, given the sum of the first column, the tables
// of the half. Both loops walk from the most probable number outwards, over log-concave products.
void HalfLists::list_from(std::size_t row, std::size_t places, double before) {
    const std::size_t others = people_[row + 1];
    const std::size_t fewest = places > others ? places - others : 0;
    const std::size_t most = std::min(rows_[row], places);
    const std::size_t mode = std::clamp((places + 1) * (rows_[row] + 1) / (people_[row] + 2), fewest, most);
    const double* here = in_row_[row];
    const double* after = in_others_[row];
    const bool last_free = row + 2 == rows_.size();  // the last row gives what is missing
    const auto take = [&](std::size_t x) {
        const double probability = before * here[x] * after[places - x];
        if (!(probability > least_)) return false;
        if (last_free)
            found_.push_back(probability);
        else
            list_from(row + 1, places - x, before * here[x]);
        return true;
    };
    if (!budget_.spend(1)) return;
    for (std::size_t x = mode; x <= most && take(x); ++x) {
    }
    for (std::size_t x = mode; x > fewest && take(x - 1); --x) {
    }
}

HalfTables HalfLists::list(const std::vector<std::size_t>& rows, Listing listing) {
    if (!two_columns_) return {{1.0}, {1.0, 0.0}};
    rows_ = rows;
    people_.assign(rows.size() + 1, 0);
    for (std::size_t row = rows.size(); row-- > 0;) people_[row] = people_[row + 1] + rows[row];
    in_row_.clear();
    in_others_.clear();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        in_row_.push_back(binomials_.of(rows[row]));
        in_others_.push_back(binomials_.of(people_[row + 1]));
    }
    least_ = listing.least;
    found_.clear();
    list_from(0, in_first_, 1.0 / binomials_.of(people_[0])[in_first_]);
    sort_descending(found_, scratch_);
    return with_masses(found_, listing.rest);
}

}  // namespace analysis
