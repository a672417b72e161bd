#pragma once

#include "analysis/number.hpp"
#include "analysis/sample.hpp"

#include <vector>

namespace analysis {

/// A statistic that follows Fisher's F with (df, df2) under the hypothesis of equal means.
struct FTest {
    double statistic;
    double df;
    double df2;
    double p;
};

/// A statistic that follows Student's t under the hypothesis of equal means; p two-sided.
struct TTest {
    double statistic;
    double df;
    double p;
};

/// A difference of two independent means, variances unequal (Welch).
struct MeanDifference {
    double difference;  ///< second - first
    double se;
    double df;  ///< Welch-Satterthwaite
    Interval ci;
    double p;  ///< two-sided
};

/// Difference of two means known by their standard errors: se = sqrt(se1^2 + se2^2),
/// df = se^4 / (se1^4 / df1 + se2^4 / df2). A census (se 0, no df) brings no error of its own. Reason when a
/// standard error does not exist or both are 0.
Estimable<MeanDifference> welch_difference(const MeanEstimate& first, const MeanEstimate& second);

/// Welch's heteroscedastic F, w_i = n_i / s_i^2, m = sum w_i m_i / sum w, k groups, a_i = (1 - w_i / sum w)^2 / (n_i - 1):
///
///     F = [sum w_i (m_i - m)^2 / (k - 1)] / [1 + 2 (k - 2) / (k^2 - 1) * sum a_i],  df2 = (k^2 - 1) / (3 sum a_i)
///
/// For two groups F = t^2 of Welch's t, defined as soon as one of them varies. Reason: fewer than two
/// groups, a group of one, a group (with two: both) that does not vary.
/// Reference: Welch B. L. (1951), Biometrika 38, 330-336. Oracle: tests/oracles/comparison.R (oneway.test).
Estimable<FTest> welch_test(const std::vector<Sample>& groups);

/// Student's t, pooled variance, first - second. Reason: fewer than three answers in all, no variance.
/// Oracle: tests/oracles/comparison.R (t.test, var.equal = TRUE).
Estimable<TTest> student_test(const Sample& first, const Sample& second);

/// Sums of squares of a one-way layout.
struct VarianceSplit {
    double between;
    double within;
    double n;
};
VarianceSplit variance_split(const std::vector<Sample>& groups);

/// One-way analysis of variance. Reason: fewer than two groups, no more answers than groups, no
/// variance within. Oracle: tests/oracles/comparison.R (oneway.test, var.equal = TRUE).
Estimable<FTest> anova_test(const std::vector<Sample>& groups);

}  // namespace analysis
