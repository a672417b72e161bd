#pragma once

#include "analysis/design_mean.hpp"
#include "analysis/grouping.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

/// An interval cut at the ends that a score can take: only a bound that is impossible moves, never the
/// mean, its standard error or a p-value.
IntervalOrReason within_possible(const IntervalOrReason& interval, double lowest, double highest);

/// A score from 0 to 100, one value a row.
struct AxisScore {
    std::string label;
    Answers score;
};

/// One point of the chart: an axis in a group, and how it stands to everybody else.
struct AxisPoint {
    std::size_t axis;                        ///< index into the axes
    std::size_t group;                       ///< index into the labels of the groups
    MeanEstimate score;                      ///< interval within [0, 100]
    Estimable<MeanDifference> against_rest;  ///< group - rest; interval within [-100, 100]
    std::optional<double> p_bh;              ///< over all points shown together
};

/// Every axis in every group, axis by axis. The rest of a group are the respondents of the other groups.
/// Means and differences are design-based when a plan is given, else Student's and Welch's.
/// Formulas in design_mean.hpp, mean_tests.hpp, multiple_testing.hpp. Requires as many rows everywhere.
std::vector<AxisPoint> axis_scores(const std::vector<AxisScore>& axes, const Grouping& groups,
                                   const SamplingPlan* plan = nullptr);

}  // namespace analysis
