#pragma once

#include "analysis/item_covariance.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace analysis {

/// How many factors stand out of what uncorrelated items would give.
struct ParallelAnalysis {
    std::vector<double> observed;       ///< eigenvalues of the correlations, descending
    std::vector<double> mean;           ///< of the same eigenvalues over the simulations
    std::vector<double> percentile_95;  ///< type 7
    std::size_t factors = 0;            ///< leading observed eigenvalues above percentile_95
};

/// Horn's parallel analysis with the 95th percentile (Glorfeld 1995): correlations of `people` people on k
/// independent normal items, drawn `replicates` times. The sums of squares of such data follow a Wishart
/// law, which Bartlett's decomposition draws at the cost of k^2 numbers, whatever the number of people.
/// The same seed gives the same numbers.
///
/// Reason: fewer than two items, no more people than items.
///
/// References: Horn (1965), Psychometrika 30, 179-185; Glorfeld (1995), EPM 55, 377-393. Oracle:
/// tests/oracles/structure.R (psych::fa.parallel, means within Monte Carlo error).
Estimable<ParallelAnalysis> parallel_analysis(const ItemMatrix& correlations, std::size_t people,
                                              std::size_t replicates, std::uint64_t seed);

}  // namespace analysis
