#include "analysis/margin_conflict.hpp"

#include "in_quotes.hpp"
#include "number_text.hpp"

#include "analysis/cells.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <vector>

namespace analysis {
namespace {

constexpr double kNothing = 1e-9;  // of the total: a flow that rounding could have left
constexpr std::size_t kNamesShown = 8;

/// Flow from the categories of one margin (rows) to those of another (columns).
class MarginFlow {
public:
    MarginFlow(const Margin& rows, const Margin& cols, Cells<char> open)
        : rows_{rows}, cols_{cols}, open_{std::move(open)}, flow_(open_.rows, open_.cols, 0.0) {
        for (const auto& one : rows.targets) supply_.push_back(one.target);
        for (const auto& one : cols.targets) demand_.push_back(one.target);
        nothing_ = kNothing * rows.total();
        while (push()) {
        }
    }

    /// What the margins contradict each other in, if they do.
    std::optional<std::string> conflict() const {
        std::vector<std::size_t> short_rows;
        for (std::size_t i = 0; i < supply_.size(); ++i)
            if (supply_[i] > nothing_) short_rows.push_back(i);
        if (!short_rows.empty()) return in_words(reach(short_rows), true);
        for (std::size_t i = 0; i < open_.rows; ++i)
            for (std::size_t j = 0; j < open_.cols; ++j) {
                if (open_.at(i, j) == 0 || flow_.at(i, j) > nothing_) continue;
                if (!(rows_.targets[i].target > nothing_) || !(cols_.targets[j].target > nothing_)) continue;
                // Somebody is here, but carrying anything would need a way back from j to i.
                const Reached from_col = reach_from_col(j);
                if (!from_col.rows[i]) return in_words(from_col, false);
            }
        return std::nullopt;
    }

private:
    struct Reached {
        std::vector<bool> rows;
        std::vector<bool> cols;
        std::vector<std::size_t> row_before_col;  ///< on the way to each column
        std::vector<std::size_t> col_before_row;
    };

    Reached nothing_reached() const {
        return {std::vector<bool>(open_.rows), std::vector<bool>(open_.cols),
                std::vector<std::size_t>(open_.cols), std::vector<std::size_t>(open_.rows)};
    }

    /// Along open pairs from rows to columns, and back along pairs that carry something.
    void spread(Reached& reached, std::deque<std::size_t> rows, std::deque<std::size_t> cols) const {
        while (!rows.empty() || !cols.empty()) {
            if (!rows.empty()) {
                const std::size_t i = rows.front();
                rows.pop_front();
                for (std::size_t j = 0; j < open_.cols; ++j) {
                    if (open_.at(i, j) == 0 || reached.cols[j]) continue;
                    reached.cols[j] = true;
                    reached.row_before_col[j] = i;
                    cols.push_back(j);
                }
                continue;
            }
            const std::size_t j = cols.front();
            cols.pop_front();
            for (std::size_t i = 0; i < open_.rows; ++i) {
                if (!(flow_.at(i, j) > nothing_) || reached.rows[i]) continue;
                reached.rows[i] = true;
                reached.col_before_row[i] = j;
                rows.push_back(i);
            }
        }
    }

    Reached reach(const std::vector<std::size_t>& rows) const {
        Reached reached = nothing_reached();
        for (const std::size_t i : rows) reached.rows[i] = true;
        spread(reached, {rows.begin(), rows.end()}, {});
        return reached;
    }

    Reached reach_from_col(std::size_t j) const {
        Reached reached = nothing_reached();
        reached.cols[j] = true;
        spread(reached, {}, {j});
        return reached;
    }

    /// One more path from a row with supply to a column with demand; false when there is none.
    bool push() {
        for (std::size_t from = 0; from < supply_.size(); ++from) {
            if (!(supply_[from] > nothing_)) continue;
            const Reached reached = reach({from});
            for (std::size_t to = 0; to < demand_.size(); ++to) {
                if (!(demand_[to] > nothing_) || !reached.cols[to]) continue;
                carry(from, to, reached);
                return true;
            }
        }
        return false;
    }

    void carry(std::size_t from, std::size_t to, const Reached& reached) {
        double amount = std::min(supply_[from], demand_[to]);
        for (std::size_t j = to;;) {
            const std::size_t i = reached.row_before_col[j];
            if (i == from) break;
            j = reached.col_before_row[i];
            amount = std::min(amount, flow_.at(i, j));
        }
        for (std::size_t j = to;;) {
            const std::size_t i = reached.row_before_col[j];
            flow_.at(i, j) += amount;
            if (i == from) break;
            j = reached.col_before_row[i];
            flow_.at(i, j) -= amount;
        }
        supply_[from] -= amount;
        demand_[to] -= amount;
    }

    static std::string names(const Margin& margin, const std::vector<bool>& chosen, double& total) {
        std::string list;
        std::size_t count = 0;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (!chosen[i]) continue;
            total += margin.targets[i].target;
            if (++count <= kNamesShown)
                list += (list.empty() ? "" : ", ") + in_quotes(margin.targets[i].category);
        }
        if (count > kNamesShown) list += " et " + std::to_string(count - kNamesShown) + " autres";
        return in_quotes(margin.variable) + " " + list;
    }

    std::string in_words(const Reached& cut, bool too_much) const {
        double rows_total = 0.0;
        double cols_total = 0.0;
        const std::string rows = names(rows_, cut.rows, rows_total);
        const std::string cols = names(cols_, cut.cols, cols_total);
        const std::string said = "marges impossibles ensemble : les répondants de " + rows + " (cible " +
                                 number_text(rows_total) + ") sont tous dans " + cols + " (cible " +
                                 number_text(cols_total) + ")";
        return said + (too_much ? "" : ", et les autres répondants de ces catégories devraient peser zéro") +
               ". Corrigez les cibles, ou regroupez des catégories.";
    }

    const Margin& rows_;
    const Margin& cols_;
    Cells<char> open_;  ///< 1 where somebody is
    Cells<double> flow_;
    std::vector<double> supply_;
    std::vector<double> demand_;
    double nothing_ = 0.0;
};

}  // namespace

std::optional<std::string> margin_conflict(const MarginSample& sample) {
    for (std::size_t a = 0; a < sample.margins.size(); ++a)
        for (std::size_t b = a + 1; b < sample.margins.size(); ++b) {
            Cells<char> open(sample.margins[a].targets.size(), sample.margins[b].targets.size(), 0);
            for (const Profile& profile : sample.profiles)
                if (profile.start > 0.0) open.at(profile.categories[a], profile.categories[b]) = 1;
            if (auto conflict = MarginFlow{sample.margins[a], sample.margins[b], std::move(open)}.conflict())
                return conflict;
        }
    return std::nullopt;
}

}  // namespace analysis
