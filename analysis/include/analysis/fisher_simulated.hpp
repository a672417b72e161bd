#pragma once

#include "analysis/cells.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <cstdint>

namespace analysis {

struct SimulatedFisher {
    double p;               ///< (1 + tables no more probable than this one) / (1 + tables drawn)
    double standard_error;  ///< sqrt(p (1 - p) / tables)
    std::size_t tables;
    std::uint64_t seed;
};

/// Fisher's test where the exact sum is out of reach: tables of the same margins are drawn by shuffling who is in which
/// column, and compared by their probability (fisher_exact.hpp), ties included. As many tables as 4e7 moves of people
/// allow, 2,000 to 20,000; the same ones for the same counts and seed. Empty rows and columns are left out. Reason: fewer
/// than two rows or columns, more than 50,000 people.
/// Oracle: tests/oracles/fisher.R (fisher.test, simulate.p.value = TRUE, within both errors).
Estimable<SimulatedFisher> fisher_simulated(const Cells<std::size_t>& counts, std::uint64_t seed = 1);

}  // namespace analysis
