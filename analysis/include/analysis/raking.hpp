#pragma once

#include "analysis/data_error.hpp"
#include "analysis/margins.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

/// Weights that bring the respondents to the margins, or as near as they came.
struct AdjustedWeights {
    std::vector<double> by_profile;  ///< of each person of the profile
    bool converged = false;          ///< every category within 1e-10 of its target, relatively
    std::size_t iterations = 0;
    std::string problem;  ///< French: why it did not converge, and what to do; empty when it did
};

/// Iterative proportional fitting (raking ratio). One iteration multiplies the weights by target / sum in each
/// category of each margin in turn; it ends when no category is further than 1e-10 of its target after a whole
/// iteration, or after 10 000. One margin alone is post-stratification and ends after one.
///
/// A category with a target of 0 gives its respondents a weight of 0. Requires that no category is empty.
/// Reference: Deming & Stephan 1940; Deville & Särndal 1992. Oracle: tests/oracles/weighting.R
/// (survey::rake, epsilon 1e-10).
AdjustedWeights rake(const MarginSample& sample);
/// The same from these weights instead of the profiles' own.
AdjustedWeights rake(const MarginSample& sample, std::vector<double> start);

struct TrimmedWeights {
    AdjustedWeights weights;
    double cap = 0.0;         ///< `times` the median of the weights
    std::size_t trimmed = 0;  ///< people at the cap
    std::size_t rounds = 0;   ///< times the weights were trimmed and raked again
};

/// Raked weights of which none is above `times` their median: what is above the cap is cut and spread in equal
/// parts over the people below it, until nobody is above (survey::trimWeights, strict); then the weights are
/// raked again, the cap follows the new median, and so on until raking lifts nobody above the cap by more
/// than 1e-9 of it. Not converged when no such weights are found in 2000 rounds. Requires times > 1.
/// Reference: Potter 1990. Oracle: tests/oracles/weighting.R.
TrimmedWeights rake_trimmed(const MarginSample& sample, double times);

/// Sum of the weights in each category of each margin.
std::vector<std::vector<double>> margin_sums(const MarginSample& sample, const std::vector<double>& weights);

/// The category furthest from its target, relatively.
struct LargestGap {
    std::size_t margin = 0;
    std::size_t category = 0;
    double relative = 0.0;
};
LargestGap largest_gap(const MarginSample& sample, const std::vector<double>& weights);

/// What the weights cost. Kish 1965: deff = n sum w^2 / (sum w)^2, n_eff = n / deff. Requires a positive sum.
struct WeightSpread {
    double deff = 1.0;
    double n_effective = 0.0;
    double min = 0.0;
    double max = 0.0;
    double median = 0.0;
    double sum = 0.0;
};
WeightSpread weight_spread(const MarginSample& sample, const std::vector<double>& weights);

}  // namespace analysis
