#include "analysis/disclosure.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <utility>

namespace analysis {
namespace {

using Counts = std::vector<std::vector<std::size_t>>;

std::size_t sum(const std::vector<std::size_t>& sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
}

bool small(std::size_t people, Threshold threshold) {
    return people > 0 && people < threshold.people();
}

/// Hides the smallest groups shown until those hidden hold nobody or k people.
void complete(std::vector<Visibility>& groups, const std::vector<std::size_t>& sizes, Threshold threshold) {
    std::size_t hidden = 0;
    for (std::size_t g = 0; g < sizes.size(); ++g)
        if (groups[g] != Visibility::shown) hidden += sizes[g];
    while (small(hidden, threshold)) {
        std::optional<std::size_t> next;
        for (std::size_t g = 0; g < sizes.size(); ++g)
            if (groups[g] == Visibility::shown && sizes[g] > 0 && (!next || sizes[g] < sizes[*next]))
                next = g;
        if (!next) return;  // callers have excluded totals under k
        groups[*next] = Visibility::complement;
        hidden += sizes[*next];
    }
}

/// Rows and columns of a table as nodes of a network; all hidden rows are one node, as are all hidden columns.
class HiddenCells {
public:
    HiddenCells(const Counts& counts, const CrossedVisibility& shown) : counts_{counts}, shown_{shown} {}

    /// Most people cell (row, col) can hold, given what is shown; `enough` ends the search early.
    std::size_t upper_bound(std::size_t row, std::size_t col, std::size_t enough) const {
        const std::size_t rows = counts_.size();
        const std::size_t nodes = rows + counts_.front().size();
        // Growing the cell by one takes one from another cell of its row, gives one in that cell's column, and so on.
        Counts capacity(nodes, std::vector<std::size_t>(nodes, 0));
        constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max() / 4;
        std::size_t bound = counts_[row][col];
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < counts_[r].size(); ++c) {
                if (shown_.cells[r][c] == Visibility::shown || (r == row && c == col)) continue;
                const std::size_t from = row_node(r);
                const std::size_t to = rows + col_node(c);
                if (from == row_node(row) && to == rows + col_node(col)) {
                    bound += counts_[r][c];  // same two sums: everything there may move into the cell
                    continue;
                }
                capacity[from][to] += counts_[r][c];
                capacity[to][from] = kUnlimited;
            }
        while (bound < enough) {
            const std::size_t gained = augment(capacity, row_node(row), rows + col_node(col));
            if (gained == 0) break;
            bound += gained;
        }
        return bound;
    }

private:
    static std::size_t node(const std::vector<Visibility>& lines, std::size_t line) {
        if (lines[line] == Visibility::shown) return line;
        const auto hidden =
            std::find_if(lines.begin(), lines.end(), [](Visibility v) { return v != Visibility::shown; });
        return static_cast<std::size_t>(hidden - lines.begin());
    }
    std::size_t row_node(std::size_t row) const { return node(shown_.rows, row); }
    std::size_t col_node(std::size_t col) const { return node(shown_.cols, col); }

    /// One shortest path of Edmonds and Karp; what it carries.
    static std::size_t augment(Counts& capacity, std::size_t source, std::size_t sink) {
        std::vector<std::size_t> parent(capacity.size(), capacity.size());
        std::queue<std::size_t> open;
        open.push(source);
        parent[source] = source;
        while (!open.empty() && parent[sink] == capacity.size()) {
            const std::size_t at = open.front();
            open.pop();
            for (std::size_t next = 0; next < capacity.size(); ++next) {
                if (parent[next] != capacity.size() || capacity[at][next] == 0) continue;
                parent[next] = at;
                open.push(next);
            }
        }
        if (parent[sink] == capacity.size()) return 0;
        std::size_t carried = std::numeric_limits<std::size_t>::max();
        for (std::size_t at = sink; at != source; at = parent[at])
            carried = std::min(carried, capacity[parent[at]][at]);
        for (std::size_t at = sink; at != source; at = parent[at]) {
            capacity[parent[at]][at] -= carried;
            capacity[at][parent[at]] += carried;
        }
        return carried;
    }

    const Counts& counts_;
    const CrossedVisibility& shown_;
};

/// The smallest shown cell in the row or column of a cell, empty ones last; failing that, anywhere.
std::optional<std::pair<std::size_t, std::size_t>> next_to_hide(const Counts& counts,
                                                                const CrossedVisibility& shown,
                                                                std::size_t row, std::size_t col) {
    std::optional<std::pair<std::size_t, std::size_t>> best;
    const auto rank = [&](std::size_t r, std::size_t c) {
        const std::size_t people = counts[r][c];
        return std::tuple{r != row && c != col, people == 0, people};
    };
    for (std::size_t r = 0; r < counts.size(); ++r)
        for (std::size_t c = 0; c < counts[r].size(); ++c)
            if (shown.cells[r][c] == Visibility::shown &&
                (!best || rank(r, c) < rank(best->first, best->second)))
                best = std::pair{r, c};
    return best;
}

}  // namespace

questionnaires::Result<Threshold, DataError> Threshold::of(std::size_t people) {
    if (people < kFloor)
        return questionnaires::Failure{DataError{"seuil de " + std::to_string(people) +
                                                 " : le plus petit admis est " + std::to_string(kFloor)}};
    Threshold threshold;
    threshold.people_ = people;
    return threshold;
}

std::vector<Visibility> protect_breakdown(const std::vector<std::size_t>& sizes, Threshold threshold) {
    if (sum(sizes) < threshold.people())
        return std::vector<Visibility>(sizes.size(), Visibility::whole_table);
    std::vector<Visibility> groups(sizes.size(), Visibility::shown);
    for (std::size_t g = 0; g < sizes.size(); ++g)
        if (small(sizes[g], threshold)) groups[g] = Visibility::below_threshold;
    complete(groups, sizes, threshold);
    return groups;
}

std::vector<Visibility> protect_item(const std::vector<Visibility>& groups,
                                     const std::vector<std::size_t>& bases, Threshold threshold) {
    if (sum(bases) < threshold.people())
        return std::vector<Visibility>(bases.size(), Visibility::whole_table);
    std::vector<Visibility> item = groups;
    for (std::size_t g = 0; g < bases.size(); ++g)
        if (item[g] == Visibility::shown && small(bases[g], threshold)) item[g] = Visibility::below_threshold;
    complete(item, bases, threshold);
    return item;
}

CrossedVisibility protect_crossing(const Counts& counts, Threshold threshold) {
    CrossedVisibility result;
    if (counts.empty()) return result;
    const std::size_t width = counts.front().size();
    std::vector<std::size_t> rows;
    std::vector<std::size_t> cols(width, 0);
    for (const auto& row : counts) {
        rows.push_back(sum(row));
        for (std::size_t c = 0; c < width; ++c) cols[c] += row[c];
    }
    result.rows = protect_breakdown(rows, threshold);
    result.cols = protect_breakdown(cols, threshold);
    if (sum(rows) < threshold.people()) {
        result.cells.assign(rows.size(), std::vector<Visibility>(width, Visibility::whole_table));
        return result;
    }
    result.cells.assign(rows.size(), std::vector<Visibility>(width, Visibility::shown));
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < width; ++c) {
            if (small(counts[r][c], threshold))
                result.cells[r][c] = Visibility::below_threshold;
            else if (result.rows[r] != Visibility::shown || result.cols[c] != Visibility::shown)
                result.cells[r][c] = Visibility::complement;
        }
    const HiddenCells hidden{counts, result};
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < width; ++c)
            while (small(counts[r][c], threshold) &&
                   hidden.upper_bound(r, c, threshold.people()) < threshold.people()) {
                const auto next = next_to_hide(counts, result, r, c);
                if (!next) break;  // everything is hidden: the margins alone admit k people
                result.cells[next->first][next->second] = Visibility::complement;
            }
    return result;
}

}  // namespace analysis
