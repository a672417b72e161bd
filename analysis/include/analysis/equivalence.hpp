#pragma once

#include "analysis/mean_tests.hpp"
#include "analysis/number.hpp"

namespace analysis {

/// Two one-sided tests against a margin declared beforehand: is the difference certainly smaller than what matters?
struct Equivalence {
    double p;       ///< the larger of P(T > (d + m) / se) and P(T < (d - m) / se)
    Interval ci90;  ///< 90 % interval, within (-m, m) exactly when p < 0.05
    bool equivalent;
};

/// Requires margin > 0. Reference: Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680.
/// Oracle: tests/oracles/pairs.R (t.test with alternatives).
Equivalence equivalence_test(const MeanDifference& difference, double margin);

}  // namespace analysis
