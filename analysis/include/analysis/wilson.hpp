#pragma once

#include "analysis/number.hpp"

namespace analysis {

/// 95 % interval of a proportion after Wilson (1927), as a proportion, on a base of n people or, weighted, of n_eff:
///
///     (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)
///
/// Requires 0 <= p <= 1; reason when the base is not positive. Oracle: prop.test(7, 50, correct = FALSE).
IntervalOrReason wilson_interval(double p, double base);

}  // namespace analysis
