#include "analysis/rao_scott.hpp"

#include "ordered_sum.hpp"

#include "analysis/cells.hpp"
#include "analysis/distributions.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace analysis {
namespace {

constexpr std::size_t kMostDegrees = 400;
constexpr std::size_t kMostCells = 1'000'000;  // strata x rows x columns

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Sums over the people of a stratum in each cell.
struct StratumSums {
    VectorXd weights;
    VectorXd squares;
};

/// Categories that somebody with a weight chose, numbered again; nothing for the others.
std::vector<std::optional<std::size_t>> places_of(const std::vector<double>& sums) {
    std::vector<std::optional<std::size_t>> places(sums.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (sums[i] > 0.0) places[i] = next++;
    return places;
}

std::size_t count_of(const std::vector<std::optional<std::size_t>>& places) {
    std::size_t count = 0;
    for (const auto& place : places)
        if (place) ++count;
    return count;
}

/// People with both answers, each in its stratum and cell.
class WeighedCells {
public:
    WeighedCells(const CodedColumn& rows, const CodedColumn& cols, const Design& design)
        : strata_{design.strata.size()}, table_(rows.categories.size(), cols.categories.size(), 0.0) {
        weights_.resize(strata_ * table_.values.size());
        for (std::size_t person = 0; person < rows.codes.size(); ++person) {
            const std::size_t i = rows.codes[person];
            const std::size_t j = cols.codes[person];
            if (i < table_.rows && j < table_.cols)
                weights_[design.stratum[person] * table_.values.size() + i * table_.cols + j].push_back(
                    design.weights[person]);
        }
        for (std::size_t h = 0; h < strata_; ++h)
            for (std::size_t cell = 0; cell < table_.values.size(); ++cell)
                table_.values[cell] += ordered_sum(weights_[h * table_.values.size() + cell]);
    }

    const Cells<double>& table() const { return table_; }

    /// On the rows and columns that have a place, as one vector by rows.
    StratumSums in_stratum(std::size_t h, const std::vector<std::optional<std::size_t>>& rows,
                           const std::vector<std::optional<std::size_t>>& cols) const {
        const std::size_t width = count_of(cols);
        const auto cells = static_cast<Index>(count_of(rows) * width);
        StratumSums sums{VectorXd::Zero(cells), VectorXd::Zero(cells)};
        for (std::size_t i = 0; i < table_.rows; ++i)
            for (std::size_t j = 0; j < table_.cols; ++j) {
                if (!rows[i] || !cols[j]) continue;
                const auto& weights = weights_[h * table_.values.size() + i * table_.cols + j];
                std::vector<double> squares;
                for (const double weight : weights) squares.push_back(weight * weight);
                const auto at = static_cast<Index>(*rows[i] * width + *cols[j]);
                sums.weights[at] = ordered_sum(weights);
                sums.squares[at] = ordered_sum(std::move(squares));
            }
        return sums;
    }

private:
    std::size_t strata_;
    Cells<double> table_;
    std::vector<std::vector<double>> weights_;  ///< by stratum, then by cell
};

/// Interactions (e_i - 1/r) x (f_j - 1/c), i < r, j < c: what is left of the cells' indicators once rows
/// and columns are taken out. One column each.
MatrixXd interactions(std::size_t r, std::size_t c) {
    MatrixXd contrasts(static_cast<Index>(r * c), static_cast<Index>((r - 1) * (c - 1)));
    const auto centred = [](std::size_t a, std::size_t b, std::size_t size) {
        return (a == b ? 1.0 : 0.0) - 1.0 / static_cast<double>(size);
    };
    for (std::size_t i = 0; i < r; ++i)
        for (std::size_t j = 0; j < c; ++j)
            for (std::size_t k = 0; k + 1 < r; ++k)
                for (std::size_t l = 0; l + 1 < c; ++l)
                    contrasts(static_cast<Index>(i * c + j), static_cast<Index>(k * (c - 1) + l)) =
                        centred(i, k, r) * centred(j, l, c);
    return contrasts;
}

/// Covariance of the cells' shares.
struct Covariance {
    MatrixXd value;
    bool census = true;  ///< every stratum wholly observed
};

Estimable<Covariance> covariance_of(const WeighedCells& people, const VectorXd& p, double total,
                                    const Design& design, const std::vector<std::optional<std::size_t>>& rows,
                                    const std::vector<std::optional<std::size_t>>& cols) {
    Covariance covariance{MatrixXd::Zero(p.size(), p.size())};
    for (std::size_t h = 0; h < design.strata.size(); ++h) {
        const Stratum& stratum = design.strata[h];
        const auto n = static_cast<double>(stratum.respondents);
        const double unseen = stratum.population ? 1.0 - n / *stratum.population : 1.0;
        if (!(unseen > 0.0)) continue;
        covariance.census = false;
        if (stratum.respondents < 2)
            return not_estimable("strate « " + stratum.name + " » : un seul répondant");
        // z of somebody in cell k is w (e_k - p) / total; their sum of squares and their mean.
        const StratumSums sums = people.in_stratum(h, rows, cols);
        const double squares = sums.squares.sum();
        MatrixXd spread = MatrixXd(sums.squares.asDiagonal()) - sums.squares * p.transpose() -
                          p * sums.squares.transpose() + squares * p * p.transpose();
        const VectorXd sum = sums.weights - sums.weights.sum() * p;
        spread -= sum * sum.transpose() / n;
        covariance.value += unseen * n / (n - 1.0) / (total * total) * spread;
    }
    return covariance;
}

}  // namespace

Estimable<RaoScottTest> rao_scott(const CodedColumn& rows, const CodedColumn& cols, const Design& design) {
    if (design.strata.size() * rows.categories.size() * cols.categories.size() > kMostCells)
        return not_estimable("tableau trop grand pour ce test");
    const WeighedCells people{rows, cols, design};
    const auto sums = margins_of(people.table());
    const auto row_places = places_of(sums.rows);
    const auto col_places = places_of(sums.cols);
    const std::size_t r = count_of(row_places);
    const std::size_t c = count_of(col_places);
    if (r < 2 || c < 2) return not_estimable("moins de deux lignes ou de deux colonnes non vides");
    if ((r - 1) * (c - 1) > kMostDegrees) return not_estimable("tableau trop grand pour ce test");
    const double df = static_cast<double>(design.rows()) - static_cast<double>(design.strata.size());
    if (!(df > 0.0)) return not_estimable("aucun degré de liberté");

    const Cells<double> table = without_empty_lines(people.table());
    const auto margins = margins_of(table);
    VectorXd p(static_cast<Index>(table.values.size()));
    VectorXd inverse = VectorXd::Zero(p.size());
    double x2 = 0.0;
    for (std::size_t i = 0; i < r; ++i)
        for (std::size_t j = 0; j < c; ++j) {
            const auto at = static_cast<Index>(i * c + j);
            const double expected = margins.rows[i] / margins.total * (margins.cols[j] / margins.total);
            p[at] = table.at(i, j) / margins.total;
            if (p[at] > 0.0) inverse[at] = 1.0 / p[at];
            x2 += (p[at] - expected) * (p[at] - expected) / expected;
        }

    const auto covariance = covariance_of(people, p, margins.total, design, row_places, col_places);
    if (!covariance) return not_estimable(covariance.error().reason);
    if (covariance.value().census) return not_estimable("recensement");
    const MatrixXd contrasts = interactions(r, c);
    const MatrixXd scaled = inverse.asDiagonal() * contrasts;
    const Eigen::LLT<MatrixXd> simple{contrasts.transpose() * scaled};
    if (simple.info() != Eigen::Success || !(simple.rcond() > 1e-12))
        return not_estimable("trop de cases vides pour ce test");
    const MatrixXd delta = simple.solve(scaled.transpose() * covariance.value().value * scaled);
    const double trace = delta.trace();
    const double trace_of_square = (delta.array() * delta.transpose().array()).sum();
    if (!(trace > 0.0) || !(trace_of_square > 0.0)) return not_estimable("variance nulle");
    const double ndf = trace * trace / trace_of_square;
    return RaoScottTest{x2 / trace, ndf, ndf * df, f_tail(x2 / trace, ndf, ndf * df)};
}

}  // namespace analysis
