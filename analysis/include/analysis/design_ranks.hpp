#pragma once

#include "analysis/design_mean.hpp"
#include "analysis/grouping.hpp"
#include "analysis/mean_tests.hpp"
#include "analysis/sample.hpp"

namespace analysis {

/// Whether ranks differ between groups of a population of which the respondents are a sample: each answer gets the share of
/// the weights below it, equal answers the middle of theirs, and the groups' mean shares are compared by Wald's test with
/// linearised variances:
///
///     r_i = (W(y < y_i) + W(y = y_i) / 2) / W,  F = d' V^-1 d / (k - 1),  df2 = degrees of the design - (k - 1)
///
/// For two groups F = t^2. Reasons: fewer than two groups, a group of one, no variance, no degrees of freedom.
/// Reference: Lumley & Scott (2013), Biometrika 100, 831-842. Oracle: tests/oracles/pairs.R (survey::svyranktest without
/// equal answers, whose ranks it would take from the order of the rows).
Estimable<FTest> design_rank_test(const Answers& score, const Grouping& groups, const SamplingPlan& plan);

}  // namespace analysis
