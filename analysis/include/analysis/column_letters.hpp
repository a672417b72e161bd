#pragma once

#include "analysis/crosstab.hpp"

#include <cstddef>
#include <string>

namespace analysis {

/// The letter of a column: A … Z, AA, AB …
std::string column_letter(std::size_t column);

/// In each cell, the letters of the columns whose proportion in that row is significantly smaller, "" when there
/// are none. Two columns are compared by
///
///     z = (p1 - p2) / sqrt(p (1 - p)(1 / n1 + 1 / n2)),  p = (n1 p1 + n2 p2) / (n1 + n2)
///
/// two-sided, n the base of the column (people, or Kish's effective number under weights), at 5 % over all
/// pairs of the row after Bonferroni: p-value x k (k - 1) / 2, k the columns that are not empty. A pair in which
/// nobody, or everybody, is in the row is not compared.
///
/// The rule is that of SPSS CTABLES (COMPARETEST TYPE=PROP ALPHA=0.05 ADJUST=BONFERRONI STYLE=SIMPLE), but for
/// one point: SPSS sets aside a column whose proportion is 0 or 1, where a difference can be the
/// largest of all; here it is compared. Oracle: tests/oracles/tables.R (prop.test on pairs).
Cells<std::string> column_letters(const Crosstab& table);

}  // namespace analysis
