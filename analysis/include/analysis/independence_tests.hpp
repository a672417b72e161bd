#pragma once

#include "analysis/cells.hpp"
#include "analysis/number.hpp"

#include <cstddef>

namespace analysis {

/// A statistic that follows a chi-square of `df` when rows and columns are independent.
struct ChiSquareTest {
    double statistic;
    double df;
    double p;
};

// O is a cell, E = row sum x column sum / n its expectation, n the people. Empty rows and columns are left out; no
// correction for continuity. Reason: fewer than two rows or columns that are not empty. The tables are of people: a
// weighted one has rao_scott.hpp.

/// X^2 = sum (O - E)^2 / E, df = (r - 1)(c - 1). Reference: Pearson (1900), Philosophical Magazine 50, 157-175.
/// Oracle: tests/oracles/tables.R (chisq.test, correct = FALSE).
Estimable<ChiSquareTest> pearson_test(const Cells<double>& table);

/// G^2 = 2 sum O ln(O / E), an empty cell adding 0. Reference: Wilks (1938), Annals of Mathematical Statistics 9,
/// 60-62. Oracle: tests/oracles/tables.R (vcd::assocstats).
Estimable<ChiSquareTest> likelihood_ratio_test(const Cells<double>& table);

/// E of each cell, 0 in an empty row or column; reason when the whole table is empty.
Cells<Number> expected_counts(const Cells<double>& table);

/// Cells, of rows and columns that are not empty, whose expectation is below 5: where they are many, the
/// chi-square tests are rough (Cochran 1954, Biometrics 10, 417-451) and Fisher's is to be read.
std::size_t small_expectations(const Cells<double>& table);

/// (O - E) / sqrt(E (1 - row sum / n)(1 - column sum / n)), about normal when rows and columns are
/// independent. Reason: an empty row or column, or a single one that is not empty.
/// Reference: Haberman (1973), Biometrics 29, 205-220. Oracle: tests/oracles/tables.R (chisq.test()$stdres).
Cells<Number> adjusted_residuals(const Cells<double>& table);

}  // namespace analysis
