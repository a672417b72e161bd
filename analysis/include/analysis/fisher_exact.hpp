#pragma once

#include "analysis/cells.hpp"
#include "analysis/number.hpp"

#include <cstddef>

namespace analysis {

struct FisherTest {
    double p;  ///< two-sided
};

/// Fisher's exact test of a table of people: the probability, the margins held, of all tables that are no
/// more probable than this one,
///
///     P(x) = prod r_i! prod c_j! / (n! prod x_ij!),  p = sum of P(x) over P(x) <= P(observed) (1 + 1e-7)
///
/// The tables are cut in two halves of columns. A node is what the rows give to each half; P(x) is the
/// probability of the node times those of the two halves given the node, so that the tables of a node are counted
/// from two sorted lists, and a node or a list's tail that is improbable as a whole is added in closed form.
/// Nothing is simulated. p is good to 1e-9 of itself however small it is, or, where the full lists of a p below
/// 1e-5 would take too long, to 1e-13.
///
/// Empty rows and columns are left out. Reason: fewer than two rows or columns, more than four of both, too many
/// people for the exact sum. References: Freeman & Halton (1951), Biometrika 38, 141-149; Mehta & Patel
/// (1983), JASA 78, 427-434 (the network of margins). Oracle: tests/oracles/tables.R (fisher.test).
Estimable<FisherTest> fisher_exact(const Cells<std::size_t>& counts);

}  // namespace analysis
