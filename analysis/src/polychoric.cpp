#include "analysis/polychoric.hpp"

#include "bivariate_normal.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace analysis {
namespace {

constexpr double kBound = 0.9999;
constexpr double kStill = 1e-12;
constexpr std::size_t kMostAnswers = 20;

/// The likelihood of a table whose rows and columns are all peopled.
class TwoStep {
public:
    explicit TwoStep(const Cells<double>& table) : table_{table} {
        const auto margins = margins_of(table);
        total_ = margins.total;
        for (const double row : margins.rows) row_shares_.push_back(row / total_);
        for (const double col : margins.cols) col_shares_.push_back(col / total_);
        row_cuts_ = thresholds(row_shares_);
        col_cuts_ = thresholds(col_shares_);
    }

    /// nullopt when the likelihood grows up to the bound, or does not settle. A step goes at most half the way to
    /// 1 or -1: one too long would land where every probability is 0 and nothing says which way to go.
    std::optional<double> maximum() const {
        double rho = 0.0;
        State state = at(rho);
        for (int round = 0; round < 200; ++round) {
            if (std::fabs(rho) > kBound || !(state.information > 0.0)) return std::nullopt;
            double step = std::clamp(state.slope / state.information, -0.5 * (1.0 + rho), 0.5 * (1.0 - rho));
            State reached = at(rho + step);
            for (int half = 0; half < 60 && reached.likelihood < state.likelihood; ++half) {
                step *= 0.5;
                reached = at(rho + step);
            }
            rho += step;
            state = reached;
            if (std::fabs(step) < kStill) return rho;
        }
        return std::nullopt;
    }

private:
    struct State {
        double likelihood = 0.0;
        double slope = 0.0;
        double information = 0.0;
    };

    static std::vector<double> thresholds(const std::vector<double>& shares) {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        std::vector<double> cuts{-kInfinity};
        double below = 0.0;
        for (std::size_t i = 0; i + 1 < shares.size(); ++i)
            cuts.push_back(normal_quantile(below += shares[i]));
        cuts.push_back(kInfinity);
        return cuts;
    }

    /// f(upper corner) - … of a function of two thresholds over each cell.
    template <class F>
    Cells<double> over_cells(F f) const {
        Cells<double> corners{row_cuts_.size(), col_cuts_.size(), 0.0};
        for (std::size_t i = 1; i + 1 < corners.rows; ++i)
            for (std::size_t j = 1; j + 1 < corners.cols; ++j)
                corners.at(i, j) = f(row_cuts_[i], col_cuts_[j]);
        Cells<double> cells{table_.rows, table_.cols, 0.0};
        for (std::size_t i = 0; i < cells.rows; ++i)
            for (std::size_t j = 0; j < cells.cols; ++j)
                cells.at(i, j) =
                    corners.at(i + 1, j + 1) - corners.at(i, j + 1) - corners.at(i + 1, j) + corners.at(i, j);
        return cells;
    }

    State at(double rho) const {
        constexpr double kLeast = 1e-18;
        const auto dependence =
            over_cells([rho](double h, double k) { return normal_dependence(h, k, rho); });
        const auto slopes = over_cells([rho](double h, double k) { return bivariate_density(h, k, rho); });
        State state;
        for (std::size_t i = 0; i < table_.rows; ++i)
            for (std::size_t j = 0; j < table_.cols; ++j) {
                const double p = std::max(kLeast, row_shares_[i] * col_shares_[j] + dependence.at(i, j));
                const double d = slopes.at(i, j);
                if (table_.at(i, j) > 0.0) state.likelihood += table_.at(i, j) * std::log(p);
                state.slope += table_.at(i, j) * d / p;
                if (p > kLeast) state.information += total_ * d * d / p;
            }
        return state;
    }

    const Cells<double>& table_;
    double total_ = 0.0;
    std::vector<double> row_shares_;
    std::vector<double> col_shares_;
    std::vector<double> row_cuts_;
    std::vector<double> col_cuts_;
};

/// The distinct answers of an item, ascending.
std::vector<double> answers_of(const std::vector<ItemProfile>& complete, std::size_t item) {
    std::vector<double> answers;
    for (const auto& profile : complete) answers.push_back(*profile.values[item]);
    std::sort(answers.begin(), answers.end());
    answers.erase(std::unique(answers.begin(), answers.end()), answers.end());
    return answers;
}

std::size_t place(const std::vector<double>& answers, double answer) {
    return static_cast<std::size_t>(std::lower_bound(answers.begin(), answers.end(), answer) -
                                    answers.begin());
}

}  // namespace

Estimable<Polychoric> polychoric(const Cells<std::size_t>& counts) {
    const auto kept = without_empty_lines(counts);
    if (kept.rows < 2 || kept.cols < 2) return not_estimable("un item ne varie pas");
    Cells<double> table{kept.rows, kept.cols, 0.0};
    table.values.assign(kept.values.begin(), kept.values.end());
    if (const auto rho = TwoStep{table}.maximum()) return Polychoric{*rho, false};
    for (double& cell : table.values)
        if (!(cell > 0.0)) cell = 0.5;
    if (const auto rho = TwoStep{table}.maximum()) return Polychoric{*rho, true};
    return not_estimable("corrélation polychorique sans maximum : réponses liées sans exception");
}

Estimable<PolychoricMatrix> polychoric_matrix(const std::vector<ItemProfile>& complete, std::size_t items) {
    if (items < 2) return not_estimable("au moins deux items sont nécessaires");
    std::vector<std::vector<double>> answers;
    for (std::size_t i = 0; i < items; ++i) {
        answers.push_back(answers_of(complete, i));
        if (answers.back().size() < 2) return not_estimable("un item ne varie pas");
        if (answers.back().size() > kMostAnswers)
            return not_estimable("un item a plus de 20 réponses distinctes : il n’est pas ordinal");
    }
    PolychoricMatrix result{{items, std::vector<double>(items * items, 1.0)}, {}};
    for (std::size_t i = 0; i < items; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            Cells<std::size_t> table{answers[i].size(), answers[j].size(), 0};
            for (const auto& profile : complete)
                table.at(place(answers[i], *profile.values[i]), place(answers[j], *profile.values[j])) +=
                    profile.count;
            const auto found = polychoric(table);
            if (!found) return not_estimable(found.error().reason);
            result.correlations.values[i * items + j] = found.value().rho;
            result.correlations.values[j * items + i] = found.value().rho;
            if (found.value().corrected) result.corrected.emplace_back(j, i);
        }
    return result;
}

}  // namespace analysis
