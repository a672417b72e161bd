#pragma once

#include "analysis/mean_tests.hpp"
#include "analysis/sample.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace analysis {

/// How the respondents were drawn.
struct SamplingPlan {
    std::vector<double> weights;      ///< one a row, >= 0; empty = all equal
    std::vector<std::size_t> strata;  ///< one a row; empty = a single stratum
    /// one a stratum, >= its respondents; empty or nullopt = drawn with replacement
    std::vector<std::optional<double>> headcounts;
};

/// Weighted mean of the answers that exist, as a domain of the design (rows without answer stay in the
/// sizes n_h), with its linearised variance:
///
///     y = sum w_i y_i / sum w_i,  z_i = w_i (y_i - y) / sum w  (0 outside the domain),
///     V = sum_h (1 - n_h / N_h) n_h / (n_h - 1) sum (z_i - z_h)^2,  df = n - H
///
/// sd = sqrt(sum w (y_i - y)^2 / sum w * m / (m - 1)), m answers. A census of every stratum has V = 0 and
/// no interval (« recensement »). Reasons: no answer, weights that are all zero, a stratum of one respondent
/// that is no census, no degrees of freedom. Same bits for any order of the rows.
/// Reference: Särndal, Swensson, Wretman (1992), Model Assisted Survey Sampling, § 5.8.
/// Oracle: tests/oracles/design_mean.R (survey::svymean on a subset). Requires sizes that agree.
MeanEstimate design_mean(const Answers& answers, const SamplingPlan& plan);

/// Difference of two domain means, second - first, which may share strata: z_i is the difference of their z_i.
/// Oracle: tests/oracles/design_mean.R (survey::svyttest).
Estimable<MeanDifference> design_difference(const Answers& first, const Answers& second,
                                            const SamplingPlan& plan);

}  // namespace analysis
