#include "half_tables.hpp"

#include "column_walk.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace analysis {
namespace {

constexpr std::size_t kKeptAtMost = std::size_t{1} << 23U;  // 128 MB

}  // namespace

HalfTables half_tables(const std::vector<std::size_t>& row_sums, std::size_t columns, std::size_t in_first,
                       Listing listing, const LogFactorials& factorials, WorkBudget& budget) {
    if (columns == 1) return {{1.0}, {1.0, 0.0}};
    HalfTables tables;
    const auto met = [&tables](std::span<const std::size_t>, double probability) {
        tables.probability.push_back(probability);
    };
    const auto passed_over = [](double) {};
    ColumnWalk{std::span{row_sums}, in_first, listing.least, factorials, budget, met, passed_over}.run();
    std::sort(tables.probability.begin(), tables.probability.end(), std::greater<>{});
    tables.from_here_on.assign(tables.size() + 1, 0.0);
    for (std::size_t i = tables.size(); i-- > 0;)
        tables.from_here_on[i] = tables.from_here_on[i + 1] + tables.probability[i];
    if (listing.rest == Listing::Rest::complement) {
        const double rest = std::max(0.0, 1.0 - tables.from_here_on[0]);
        for (double& mass : tables.from_here_on) mass += rest;
    }
    return tables;
}

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
    auto list = half_tables(rows, columns_.size(), columns_.front(), listing, factorials_, budget_);
    budget_.spend((kStepsOfListed - 1) * list.size());
    kept_ += list.size();
    return lists_.emplace(rows, std::move(list)).first->second;
}

}  // namespace analysis
