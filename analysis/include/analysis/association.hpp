#pragma once

#include "analysis/cells.hpp"
#include "analysis/number.hpp"

namespace analysis {

/// How strongly rows and columns go together, 0 when they are independent. n people, r rows and c columns that are
/// not empty, X^2 Pearson's:
///
///     phi                  sqrt(X^2 / n)
///     cramers_v            phi / sqrt(min(r, c) - 1), at most 1
///     cramers_v_corrected  sqrt(max(0, phi^2 - (r-1)(c-1)/(n-1)) / (min(r', c') - 1)),
///                          r' = r - (r-1)^2/(n-1), c' alike: without the bias that lifts V in small samples
///
/// Reason: fewer than two rows or columns; for the corrected V, no more people than rows or columns.
/// References: Cramér (1946), Mathematical Methods of Statistics, § 21.9; Bergsma (2013), Journal of the Korean
/// Statistical Society 42, 323-328. Oracle: tests/oracles/tables.R (vcd::assocstats; the formula).
struct Association {
    Number cramers_v;
    Number cramers_v_corrected;
    Number phi;
};
Association association(const Cells<double>& table);

}  // namespace analysis
