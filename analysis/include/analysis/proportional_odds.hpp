#pragma once

#include "analysis/cumulative_logit.hpp"
#include "analysis/model_sample.hpp"
#include "analysis/number.hpp"

#include <string>
#include <vector>

namespace analysis {

/// Whether the slopes are the same at every cut of the outcome.
struct ProportionalOdds {
    struct OfFactor {
        std::string factor;
        JointTest test;
    };
    JointTest test;  ///< all slopes together, (K - 2) x columns degrees of freedom
    std::vector<OfFactor> factors;
};

/// Brant's test: the K - 1 logistic regressions of Y > k are fitted apart, and their slopes compared by Wald's test with
///
///     cov(b_k, b_l) = (X'W_kk X)^-1 X'W_kl X (X'W_ll X)^-1,  W_kl = diag(p_l (1 - p_k)), k <= l, p_k = P(Y > k)
///
/// Reasons: two levels, a cut at which a regression does not exist (which one, and why), a design.
/// Reference: Brant R. (1990), Biometrics 46, 1171-1178. Oracle: tests/oracles/drivers.R (glm at each cut).
Estimable<ProportionalOdds> brant_test(const ModelSample& sample);

}  // namespace analysis
