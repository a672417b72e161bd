#pragma once

#include "analysis/cells.hpp"
#include "analysis/item_covariance.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace analysis {

struct Polychoric {
    double rho;
    bool corrected;  ///< with 0.5 in the empty cells
};

/// Correlation of the two normal variables that a table of ordered answers is cut from, in two steps (Olsson 1979):
/// thresholds at the normal quantiles of the margins, then the rho of greatest likelihood
///
///     sum_ij n_ij log p_ij(rho),    p_ij the probability of the cell between its thresholds
///
/// by Fisher scoring. Empty cells are left as they are, as polycor::polychor(ML = FALSE) does; when the likelihood
/// then grows all the way to |rho| = 0.9999, as it does with an empty cell in a 2 x 2 table, they get 0.5 each, as
/// psych::polychoric(correct = 0.5) does everywhere, and `corrected` says so.
///
/// Empty rows and columns leave. Reason: fewer than two rows or columns, or no maximum even so.
///
/// Reference: Olsson (1979), Psychometrika 44, 443-460. Oracle: tests/oracles/structure.R (likelihood by
/// mvtnorm, polycor, psych).
Estimable<Polychoric> polychoric(const Cells<std::size_t>& table);

struct PolychoricMatrix {
    ItemMatrix correlations;
    std::vector<std::pair<std::size_t, std::size_t>> corrected;  ///< pairs of items
};

/// Of every two items on profiles without a missing answer. Reason: fewer than two items, an item that does not
/// vary or that has more than 20 distinct answers, a pair without maximum.
Estimable<PolychoricMatrix> polychoric_matrix(const std::vector<ItemProfile>& complete, std::size_t items);

}  // namespace analysis
