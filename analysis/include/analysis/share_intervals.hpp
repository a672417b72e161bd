#pragma once

#include "analysis/number.hpp"
#include "analysis/sample.hpp"

#include <string>

namespace analysis {

// 95 % intervals of a proportion beside Wilson's, as proportions.

/// Exact: Beta quantiles, Beta(x, n - x + 1) at 0.025 and Beta(x + 1, n - x) at 0.975; 0 at x = 0 and 1 at x = n. Never
/// covers less than 95 %. x and n may be fractional. Requires 0 <= x <= n. Reason: n = 0.
/// Reference: Clopper & Pearson (1934), Biometrika 26, 404-413. Oracle: tests/oracles/shares.R (binom.test).
IntervalOrReason clopper_pearson(double x, double n);

/// Clopper-Pearson on n* = p (1 - p) / se^2 (t(n - 1) / t(df))^2, t at 0.975, of a share estimated under a design. Reasons: no
/// standard error, a share of 0 or 1, a census.
/// Reference: Korn & Graubard (1998), Survey Methodology 24, 193-201. Oracle: survey::svyciprop, method = "beta".
IntervalOrReason korn_graubard(const MeanEstimate& share);

/// expit(logit p +- t(df) se / (p (1 - p))). The same reasons. Oracle: survey::svyciprop, method = "logit".
IntervalOrReason logit_interval(const MeanEstimate& share);

/// A share of independent draws of equal weight: se = sqrt(p (1 - p) / (n - 1)), df = n - 1.
MeanEstimate simple_share(double successes, std::size_t n);

/// Interval of a difference of two independent proportions, second - first, from their Wilson intervals [l, u]:
///
///     d - sqrt((p2 - l2)^2 + (u1 - p1)^2),  d + sqrt((u2 - p2)^2 + (p1 - l1)^2)
///
/// Bases may be effective sizes. Reason: an empty base. Reference: Newcombe (1998), Statistics in Medicine 17, 873-890
/// (method 10). Oracle: tests/oracles/shares.R (by hand from prop.test).
IntervalOrReason newcombe_difference(double first, double first_base, double second, double second_base);

/// Whether a share may be shown, after the presentation standards of the NCHS (2017), on the exact interval.
struct ShareReliability {
    enum class Level { reliable, review, unreliable };
    Level level = Level::reliable;
    std::string reason;  ///< empty when reliable
};

/// Unreliable: fewer than 30 people or effective people; an interval 0.30 wide or more; one wider than 0.05 and than 130 %
/// of the share. Review: no interval, fewer than 8 degrees of freedom.
ShareReliability share_reliability(double share, double base, const IntervalOrReason& exact,
                                   const Number& df);

}  // namespace analysis
