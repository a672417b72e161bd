#include "analysis/axis_scores.hpp"

#include "analysis/multiple_testing.hpp"

#include <algorithm>
#include <utility>

namespace analysis {

IntervalOrReason within_possible(const IntervalOrReason& interval, double lowest, double highest) {
    if (!interval) return interval;
    return Interval{std::clamp(interval.value().low, lowest, highest),
                    std::clamp(interval.value().high, lowest, highest)};
}

std::vector<AxisPoint> axis_scores(const std::vector<AxisScore>& axes, const Grouping& groups,
                                   const SamplingPlan* plan) {
    std::vector<AxisPoint> points;
    PValues p;
    for (std::size_t axis = 0; axis < axes.size(); ++axis)
        for (std::size_t group = 0; group < groups.labels.size(); ++group) {
            Answers inside(axes[axis].score.size());
            Answers rest(axes[axis].score.size());
            for (std::size_t row = 0; row < inside.size(); ++row) {
                if (!groups.of_row[row]) continue;
                (*groups.of_row[row] == group ? inside : rest)[row] = axes[axis].score[row];
            }
            MeanEstimate score = plan ? design_mean(inside, *plan) : student_mean(answered(inside));
            auto difference = plan ? design_difference(rest, inside, *plan)
                                   : welch_difference(student_mean(answered(rest)), score);
            p.push_back(difference ? std::optional{difference.value().p} : std::nullopt);
            score.ci = within_possible(score.ci, 0.0, 100.0);
            if (difference) {
                MeanDifference cut = difference.value();
                cut.ci = within_possible(cut.ci, -100.0, 100.0).value();
                difference = cut;
            }
            points.push_back({axis, group, std::move(score), std::move(difference), {}});
        }
    const PValues adjusted = benjamini_hochberg(p);
    for (std::size_t i = 0; i < points.size(); ++i) points[i].p_bh = adjusted[i];
    return points;
}

}  // namespace analysis
