#include "analysis/independence_tests.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace analysis {
namespace {

/// Sum over cells of term(observed, expected), against chi-square.
template <class Term>
Estimable<ChiSquareTest> chi_square_test(const Cells<double>& table, Term term) {
    const auto kept = without_empty_lines(table);
    if (kept.rows < 2 || kept.cols < 2)
        return not_estimable("moins de deux lignes ou de deux colonnes non vides");
    const auto sums = margins_of(kept);
    double statistic = 0.0;
    for (std::size_t i = 0; i < kept.rows; ++i)
        for (std::size_t j = 0; j < kept.cols; ++j)
            statistic += term(kept.at(i, j), sums.rows[i] * sums.cols[j] / sums.total);
    statistic = std::max(0.0, statistic);
    const auto df = static_cast<double>((kept.rows - 1) * (kept.cols - 1));
    return ChiSquareTest{statistic, df, chi_square_tail(statistic, df)};
}

}  // namespace

Estimable<ChiSquareTest> pearson_test(const Cells<double>& table) {
    return chi_square_test(table, [](double observed, double expected) {
        return (observed - expected) * (observed - expected) / expected;
    });
}

Estimable<ChiSquareTest> likelihood_ratio_test(const Cells<double>& table) {
    return chi_square_test(table, [](double observed, double expected) {
        return observed > 0.0 ? 2.0 * observed * std::log(observed / expected) : 0.0;
    });
}

Cells<Number> expected_counts(const Cells<double>& table) {
    Cells<Number> expected(table.rows, table.cols, no_number("aucune réponse"));
    const auto sums = margins_of(table);
    if (!(sums.total > 0.0)) return expected;
    for (std::size_t i = 0; i < table.rows; ++i)
        for (std::size_t j = 0; j < table.cols; ++j)
            expected.at(i, j) = sums.rows[i] * sums.cols[j] / sums.total;
    return expected;
}

std::size_t small_expectations(const Cells<double>& table) {
    const auto expected = expected_counts(without_empty_lines(table));
    return static_cast<std::size_t>(std::count_if(expected.values.begin(), expected.values.end(),
                                                  [](const Number& e) { return e && e.value() < 5.0; }));
}

Cells<Number> adjusted_residuals(const Cells<double>& table) {
    Cells<Number> residuals(table.rows, table.cols, no_number("ligne ou colonne vide"));
    const auto sums = margins_of(table);
    for (std::size_t i = 0; i < table.rows; ++i)
        for (std::size_t j = 0; j < table.cols; ++j) {
            if (!(sums.rows[i] > 0.0) || !(sums.cols[j] > 0.0)) continue;
            const double expected = sums.rows[i] * sums.cols[j] / sums.total;
            const double variance =
                expected * (1.0 - sums.rows[i] / sums.total) * (1.0 - sums.cols[j] / sums.total);
            residuals.at(i, j) = variance > 0.0 ? Number{(table.at(i, j) - expected) / std::sqrt(variance)}
                                                : no_number("une seule ligne ou colonne non vide");
        }
    return residuals;
}

}  // namespace analysis
