#pragma once

#include "analysis/cells.hpp"
#include "analysis/model_sample.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// A cumulative logit model (proportional odds) of K levels, which for two levels is the logistic regression:
///
///     logit P(Y <= k) = t_k - b'x,  k = 1 … K - 1
///
/// so that b > 0 goes with higher levels and the intercept of a logistic regression is -t_1. Parameters are in the order
/// t_1 … t_{K-1}, b.
struct CumulativeLogit {
    std::vector<double> thresholds;
    std::vector<double> slopes;
    /// of the parameters; of the observed information, or under a design linearised (sandwich)
    Estimable<Cells<double>> covariance;
    Number df;                   ///< of the tests on a parameter: infinite when normal
    double log_likelihood;       ///< sum w log P(y), with the weights as given
    double log_likelihood_null;  ///< of the thresholds alone
    double total;                ///< sum w: n without weights
    std::size_t iterations;

    std::size_t parameters() const { return thresholds.size() + slopes.size(); }
};

/// The maximum of sum w log P(y), by Newton on standardised columns until the step is below 1e-10. Under a design
///
///     V = A^-1 [sum_h (1 - n_h/N_h) n_h/(n_h - 1) sum_i (u_i - u_h)(u_i - u_h)'] A^-1,  u_i = w_i d log P(y_i),
///
/// people left out counting with u = 0, and df = sum (n_h - 1) - number of slopes. Reasons: model_obstacle,
/// separation (the factor named), no convergence; of the covariance: a stratum of one respondent, a census.
/// References: McCullagh P. (1980), JRSS B 42, 109-142; Binder D. (1983), International Statistical Review 51, 279-292.
/// Oracles: tests/oracles/drivers.R (glm, ordinal::clm, survey::svyglm, survey::svyolr).
Estimable<CumulativeLogit> cumulative_logit(const ModelSample& sample);

/// McFadden: 1 - l / l0. Nagelkerke: (1 - exp(2 (l0 - l) / n)) / (1 - exp(2 l0 / n)), n the sum of the weights.
double mcfadden_r2(const CumulativeLogit& fit);
double nagelkerke_r2(const CumulativeLogit& fit);

/// One parameter and its Wald test.
struct ParameterTest {
    double estimate;
    Number se;
    Number z;  ///< estimate / se
    Number p;  ///< two-sided, normal, or Student with the design's df
    IntervalOrReason ci;
};
ParameterTest parameter_test(const CumulativeLogit& fit, std::size_t parameter);

/// b' V^-1 b over some parameters: chi-square, under a design F.
struct JointTest {
    double statistic;  ///< chi-square, or F = chi-square / df
    double df;
    double df2;  ///< infinite for a chi-square
    double p;
};
Estimable<JointTest> joint_test(const CumulativeLogit& fit, std::size_t first, std::size_t count);

/// Likelihood ratio against the thresholds alone. Reason under a design, whose likelihood is no likelihood.
Estimable<JointTest> likelihood_ratio(const CumulativeLogit& fit, const ModelSample& sample);

}  // namespace analysis
