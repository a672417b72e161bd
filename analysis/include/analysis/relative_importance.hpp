#pragma once

#include "analysis/model_sample.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace analysis {

struct FactorImportance {
    std::string factor;
    double lmg;               ///< its part of R^2; the parts sum to R^2
    IntervalOrReason lmg_ci;  ///< 95 %, bootstrap percentiles
    double johnson;           ///< Johnson's relative weight; they sum to R^2 too
    IntervalOrReason johnson_ci;
};

struct RelativeImportance {
    double r_squared;
    std::vector<FactorImportance> factors;
    std::size_t replicates;  ///< of the intervals; 0 for none
    std::uint64_t seed;
};

struct ImportanceRequest {
    std::size_t replicates = 1000;
    std::uint64_t seed = 1;
};

inline constexpr std::size_t kMostFactorsOfImportance = 15;

/// Which part of the R^2 of the linear regression of the outcome's scores (a text of two levels: 0 and 1) is associated
/// with each factor, the columns of a text factor together; weighted under a design.
///
///     LMG_j = mean over the orders of entry of R^2(before and j) - R^2(before),  over all 2^p subsets
///
/// Johnson: the columns of each factor are made orthonormal among themselves (symmetrically), which leaves R = correlations
/// between them; L = R^(1/2), b = L^-1 r, weight_j = sum over its columns of sum_k L_jk^2 b_k^2. For numbers these are
/// Johnson's own weights; for a text they do not depend on the reference level.
///
/// Intervals: people are drawn again within their stratum, with their weight, as many as there are, without finite population
/// correction; percentiles 2.5 and 97.5 (R type 7). Draws come from the seed and the replicate's number: same bits for
/// any order of the rows. Reasons: model_obstacle; more than kMostFactorsOfImportance factors; of the intervals: fewer
/// than 40 replicates, more work than a minute's.
/// References: Lindeman, Merenda, Gold (1980); Johnson J. W. (2000), Multivariate Behavioral Research 35, 1-19; Tonidandel,
/// LeBreton, Johnson (2009), Psychological Methods 14, 387-399. Oracle: tests/oracles/drivers.R (lm over all subsets).
Estimable<RelativeImportance> relative_importance(const ModelSample& sample,
                                                  const ImportanceRequest& request);

}  // namespace analysis
