#include "corrected_difference.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "analysis/distributions.hpp"

namespace reports {
namespace {

CorrectedDifference corrected(double difference, double se, double df, std::size_t family) {
    assert(family > 0);
    const double level = 1.0 - 0.025 / static_cast<double>(family);
    const double reach = analysis::t_quantile(level, df) * se;
    return {difference,
            {difference - reach, difference + reach},
            (analysis::normal_quantile(level) + analysis::normal_quantile(0.80)) * se};
}

/// One answer less the other, for the rows that have both.
analysis::Answers paired(const analysis::Answers& one, const analysis::Answers& other) {
    analysis::Answers difference(one.size());
    for (std::size_t row = 0; row < one.size(); ++row)
        if (one[row] && other[row]) difference[row] = *one[row] - *other[row];
    return difference;
}

bool established_above(const analysis::Answers& one, const analysis::Answers& other, const Sampled& sample,
                       std::size_t family) {
    const analysis::MeanEstimate estimate = analysis::design_mean(paired(one, other), sample.plan);
    if (estimate.n < sample.threshold.people() || !estimate.mean || !estimate.se || !estimate.df)
        return false;
    const auto difference =
        corrected(estimate.mean.value(), estimate.se.value(), estimate.df.value(), family);
    return difference.established() && difference.difference > 0.0;
}

}  // namespace

bool CorrectedDifference::established() const {
    return std::round(ci.low * 10.0) > 0.0 || std::round(ci.high * 10.0) < 0.0;
}

std::optional<CorrectedDifference> corrected_change(const analysis::MeanEstimate& first,
                                                    const analysis::MeanEstimate& second,
                                                    std::size_t family) {
    const auto welch = analysis::welch_difference(first, second);
    if (!welch) return std::nullopt;
    return corrected(welch.value().difference, welch.value().se, welch.value().df, family);
}

std::vector<std::size_t> leaders(const std::vector<analysis::Answers>& candidates, const Sampled& sample) {
    struct Candidate {
        std::size_t position;
        double mean;
    };
    std::vector<Candidate> order;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (answered_count(candidates[i]) < sample.threshold.people()) continue;
        order.push_back({i, analysis::design_mean(candidates[i], sample.plan).mean.value()});
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const Candidate& a, const Candidate& b) { return a.mean > b.mean; });
    std::vector<std::size_t> result;
    for (const Candidate& one : order)
        if (result.empty() || !established_above(candidates[result.front()], candidates[one.position], sample,
                                                 order.size() - 1))
            result.push_back(one.position);
    return result;
}

}  // namespace reports
