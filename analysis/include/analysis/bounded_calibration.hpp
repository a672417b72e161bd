#pragma once

#include "analysis/margins.hpp"
#include "analysis/raking.hpp"

namespace analysis {

struct CalibrationBounds {
    double low;   ///< 0 <= low < 1
    double high;  ///< > 1
};

/// Calibration to the margins with low <= w / d <= high, d the starting weights brought to the total of the
/// targets, by the logit distance of Deville & Särndal 1992 (method 3 of CALMAR):
///
///     w = d F(x'lambda),  F(u) = (L(U-1) + U(1-L) e^(Au)) / ((U-1) + (1-L) e^(Au)),  A = (U-L) / ((1-L)(U-1))
///
/// solved by Newton with step halving to 1e-10 of every target. Not converged when the bounds leave no such weights:
/// the problem names the category that cannot reach its target, or says to widen the bounds.
/// Requires that no category is empty and 0 <= L < 1 < U. Oracle: tests/oracles/weighting.R (survey::calibrate, logit).
AdjustedWeights calibrate_within(const MarginSample& sample, CalibrationBounds bounds);

}  // namespace analysis
