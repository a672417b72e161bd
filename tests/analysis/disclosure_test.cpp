#include "analysis/disclosure.hpp"

#include "catch.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <utility>
#include <vector>

using namespace analysis;

namespace {

using Counts = std::vector<std::vector<std::size_t>>;

Threshold threshold(std::size_t people) {
    return Threshold::of(people).value();
}

bool is_hidden(Visibility v) {
    return v != Visibility::shown;
}

/// Sums an attacker reads: shown lines one by one, hidden ones together.
std::vector<std::size_t> sum_of_line(const std::vector<Visibility>& lines) {
    std::vector<std::size_t> sums;
    for (std::size_t i = 0; i < lines.size(); ++i) sums.push_back(is_hidden(lines[i]) ? lines.size() : i);
    return sums;
}

/// Tries every table that agrees with what is shown; true when a cell of 1 to k - 1 people is below k in all of them.
bool attacker_wins(const Counts& counts, const CrossedVisibility& shown, std::size_t k) {
    const std::size_t rows = counts.size();
    const std::size_t cols = counts.front().size();
    if (shown.cells[0][0] == Visibility::whole_table)
        return false;  // nothing is published, not even the total
    const auto row_sum = sum_of_line(shown.rows);
    const auto col_sum = sum_of_line(shown.cols);
    std::vector<std::size_t> row_left(rows + 1, 0);
    std::vector<std::size_t> col_left(cols + 1, 0);
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < cols; ++c) {
            if (!is_hidden(shown.cells[r][c])) {
                if (counts[r][c] > 0 && counts[r][c] < k) return true;
                continue;
            }
            cells.emplace_back(r, c);
            row_left[row_sum[r]] += counts[r][c];
            col_left[col_sum[c]] += counts[r][c];
        }
    std::vector<std::size_t> most(cells.size(), 0);
    std::vector<std::size_t> value(cells.size(), 0);
    const std::function<void(std::size_t)> fill = [&](std::size_t at) {
        if (at == cells.size()) {
            for (const auto* left : {&row_left, &col_left})
                for (const std::size_t rest : *left)
                    if (rest != 0) return;
            for (std::size_t i = 0; i < value.size(); ++i) most[i] = std::max(most[i], value[i]);
            return;
        }
        std::size_t& row = row_left[row_sum[cells[at].first]];
        std::size_t& col = col_left[col_sum[cells[at].second]];
        bool last = true;  // in its row sum: the value is forced
        for (std::size_t i = at + 1; i < cells.size(); ++i)
            last = last && row_sum[cells[i].first] != row_sum[cells[at].first];
        for (std::size_t x = last ? row : 0; x <= std::min(row, col); ++x) {
            row -= x;
            col -= x;
            value[at] = x;
            fill(at + 1);
            row += x;
            col += x;
        }
    };
    fill(0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t people = counts[cells[i].first][cells[i].second];
        if (people > 0 && people < k && most[i] < k) return true;
    }
    return false;
}

CrossedVisibility primary_only(const Counts& counts, Threshold k) {
    CrossedVisibility shown = protect_crossing(counts, k);
    for (auto& row : shown.cells)
        for (auto& cell : row)
            if (cell == Visibility::complement) cell = Visibility::shown;
    return shown;
}

Counts random_table(std::mt19937& random, std::size_t rows, std::size_t cols) {
    Counts counts(rows, std::vector<std::size_t>(cols));
    for (auto& row : counts)
        for (auto& cell : row) cell = random() % 9;
    return counts;
}

}  // namespace

TEST_CASE("a threshold under the floor is refused") {
    CHECK_FALSE(Threshold::of(4));
    CHECK(Threshold::of(5));
    CHECK(Threshold{}.people() == 10);
}

TEST_CASE("a breakdown hides small groups and what would give them away") {
    using enum Visibility;
    CHECK(protect_breakdown({30, 12, 4}, Threshold{}) == std::vector{shown, complement, below_threshold});
    CHECK(protect_breakdown({30, 6, 4}, Threshold{}) == std::vector{shown, below_threshold, below_threshold});
    CHECK(protect_breakdown({30, 10, 0}, Threshold{}) == std::vector{shown, shown, shown});
    CHECK(protect_breakdown({5, 4}, Threshold{}) == std::vector{whole_table, whole_table});
    CHECK(protect_breakdown({12, 12, 3}, Threshold{}) == std::vector{complement, shown, below_threshold});
}

TEST_CASE("no sum or difference of groups isolates fewer people than the threshold") {
    std::mt19937 random{7};
    for (int round = 0; round < 500; ++round) {
        std::vector<std::size_t> sizes(2 + random() % 6);
        for (auto& size : sizes) size = random() % 25;
        const auto groups = protect_breakdown(sizes, Threshold{});
        std::size_t hidden = 0;
        for (std::size_t g = 0; g < sizes.size(); ++g) {
            if (is_hidden(groups[g]))
                hidden += sizes[g];
            else
                CHECK((sizes[g] == 0 || sizes[g] >= 10));
        }
        if (groups.front() != Visibility::whole_table) CHECK((hidden == 0 || hidden >= 10));
    }
}

TEST_CASE("item non-response counts as the size of the group for that item") {
    using enum Visibility;
    const auto groups = protect_breakdown({40, 15, 12}, Threshold{});
    CHECK(protect_item(groups, {40, 15, 12}, Threshold{}) == std::vector{shown, shown, shown});
    CHECK(protect_item(groups, {38, 14, 7}, Threshold{}) == std::vector{shown, complement, below_threshold});
    // a hidden pair of 12 whose bases come to 9 would be isolated by subtraction
    CHECK(protect_item({shown, shown, below_threshold, below_threshold}, {30, 20, 5, 4}, Threshold{}) ==
          std::vector{shown, complement, below_threshold, below_threshold});
    CHECK(protect_item(groups, {4, 3, 2}, Threshold{}) == std::vector(3, whole_table));
}

TEST_CASE("an exhaustive attacker proves no cell of a crossing to be below the threshold") {
    std::mt19937 random{11};
    const Threshold k = threshold(5);
    int broken = 0;
    for (int round = 0; round < 150; ++round) {
        const auto counts = random_table(random, 2 + random() % 2, 2);
        CHECK_FALSE(attacker_wins(counts, protect_crossing(counts, k), 5));
        const auto wide = random_table(random, 2, 3);
        CHECK_FALSE(attacker_wins(wide, protect_crossing(wide, k), 5));
        broken += attacker_wins(wide, primary_only(wide, k), 5) ? 1 : 0;
    }
    CHECK(broken > 20);  // the same attacker breaks primary suppression alone
}

TEST_CASE("a pattern that forms no cycle is completed although each line hides enough people") {
    const Counts counts{{3, 12, 40}, {15, 30, 40}, {50, 50, 50}};
    const auto shown = protect_crossing(counts, Threshold{});
    CHECK(shown.cells[0][0] == Visibility::below_threshold);
    CHECK_FALSE(attacker_wins(counts, shown, 10));
    CrossedVisibility open = shown;
    for (auto& row : open.cells) row.assign(3, Visibility::shown);
    open.cells[0][0] = open.cells[0][1] = open.cells[1][0] = Visibility::complement;
    CHECK(attacker_wins(counts, open, 10));
}
