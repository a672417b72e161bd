#include "gated_estimates.hpp"

#include <algorithm>
#include <utility>

#include "analysis/wilson.hpp"
#include "printed_counts.hpp"
#include "reports/french_numbers.hpp"

namespace reports {
namespace {

/// Whether some weight class holds 1 to k - 1 of the answers: a weighted and an unweighted mean would tell them.
bool class_set_apart(const analysis::Answers& scores, const Sampled& sample) {
    std::vector<std::size_t> bases(sample.weighting.classes(), 0);
    for (std::size_t row = 0; row < scores.size(); ++row)
        if (scores[row]) ++bases[sample.weighting.class_of(row)];
    return std::any_of(bases.begin(), bases.end(),
                       [&](std::size_t base) { return base > 0 && base < sample.threshold.people(); });
}

std::optional<analysis::Interval> interval_of(const analysis::MeanEstimate& estimate) {
    if (!estimate.ci) return std::nullopt;
    return analysis::Interval{std::clamp(estimate.ci.value().low, 0.0, 100.0),
                              std::clamp(estimate.ci.value().high, 0.0, 100.0)};
}

/// On a small base a score at its end, or the same for everybody, says what each person answered.
bool tells_everybody(const analysis::MeanEstimate& estimate, analysis::Threshold threshold) {
    if (estimate.n >= small_base(threshold)) return false;
    const double margin = unanimity_margin(estimate.n);
    const double mean = estimate.mean.value();
    return mean <= margin || mean >= 100.0 - margin || !estimate.sd || !(estimate.sd.value() > 0.0);
}

}  // namespace

Sampled sampled(const PlenaryWave& wave, analysis::Threshold threshold) {
    Sampled result{weighting_of(wave, threshold), {}, threshold, wave.answers.rows};
    result.plan = analysis::sampling_plan(result.weighting.design);
    return result;
}

std::size_t answered_count(const analysis::Answers& answers) {
    return static_cast<std::size_t>(
        std::count_if(answers.begin(), answers.end(), [](const auto& answer) { return answer.has_value(); }));
}

GatedScore gated_score(const analysis::Answers& scores, const Sampled& sample) {
    const std::size_t n = answered_count(scores);
    if (n < sample.threshold.people()) return {};
    analysis::MeanEstimate estimate = analysis::design_mean(scores, sample.plan);
    if (!estimate.mean || tells_everybody(estimate, sample.threshold)) return {};

    GatedScore result;
    result.reading = score_estimate(estimate.mean.value(), interval_of(estimate));
    result.n = printed_base(n, sample.rows, sample.threshold);
    if (sample.weighting.weighted && !class_set_apart(scores, sample))
        result.unweighted = fmt_num(analysis::answered(scores).mean().value(), 1);
    result.estimate = std::move(estimate);
    return result;
}

std::optional<Estimate> group_score(const analysis::Answers& scores, const Sampled& sample) {
    const analysis::MeanEstimate estimate = analysis::design_mean(scores, sample.plan);
    if (!estimate.mean || tells_everybody(estimate, sample.threshold)) return std::nullopt;
    return score_estimate(estimate.mean.value(), interval_of(estimate));
}

analysis::Answers as_percent(const std::vector<std::optional<bool>>& has) {
    analysis::Answers percent(has.size());
    for (std::size_t row = 0; row < has.size(); ++row)
        if (has[row]) percent[row] = *has[row] ? 100.0 : 0.0;
    return percent;
}

Estimate share_of(const std::vector<std::optional<bool>>& has, const Sampled& sample) {
    std::vector<std::optional<std::size_t>> level(has.size());
    for (std::size_t row = 0; row < has.size(); ++row)
        if (has[row]) level[row] = *has[row] ? 1 : 0;
    const double percent = class_counts(level, 2, sample.weighting).percent({1});
    const analysis::MeanEstimate estimate = analysis::design_mean(as_percent(has), sample.plan);
    if (!estimate.se || (estimate.se.value() <= 0.0 && !estimate.df))
        return share_estimate(percent, {});  // census
    const double p = percent / 100.0;
    const double se = estimate.se.value() / 100.0;
    const double base = se > 0.0 ? p * (1.0 - p) / (se * se) : static_cast<double>(estimate.n);
    const auto wilson = analysis::wilson_interval(p, base);
    if (!wilson) return share_estimate(percent, {});
    return share_estimate(percent,
                          analysis::Interval{100.0 * wilson.value().low, 100.0 * wilson.value().high});
}

Printed bounded_share(double percent, std::size_t base, analysis::Threshold threshold) {
    const double margin = unanimity_margin(base);
    if (base >= small_base(threshold) || (percent > margin && percent < 100.0 - margin))
        return printed_share(percent);
    const bool low = percent <= margin;
    Printed bound = printed_share(low ? margin : 100.0 - margin);
    bound.text = (low ? "≤" : "≥") + std::string(kNoBreakSpace) + bound.text;
    return bound;
}

Reading printed_share_of(const std::vector<std::optional<bool>>& has, std::size_t base,
                         const Sampled& sample) {
    const Estimate exact = share_of(has, sample);
    Printed printed = bounded_share(exact.point.value, base, sample.threshold);
    if (printed == exact.point) return exact;
    return Estimate{std::move(printed), std::nullopt};
}

std::size_t ClassCounts::base() const {
    std::size_t total = 0;
    for (const auto& levels : counts)
        for (const std::size_t count : levels) total += count;
    return total;
}

double ClassCounts::percent(const std::vector<std::size_t>& levels) const {
    double part = 0.0;
    double whole = 0.0;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        std::size_t people = 0;
        for (const std::size_t count : counts[c]) people += count;
        std::size_t chosen = 0;
        for (const std::size_t level : levels) chosen += counts[c][level];
        part += weights[c] * static_cast<double>(chosen);
        whole += weights[c] * static_cast<double>(people);
    }
    return 100.0 * part / whole;
}

ClassCounts class_counts(const std::vector<std::optional<std::size_t>>& level_of_row, std::size_t levels,
                         const Weighting& weighting) {
    ClassCounts result;
    result.counts.assign(weighting.classes(), std::vector<std::size_t>(levels, 0));
    result.weights.assign(weighting.classes(), 1.0);
    for (std::size_t row = 0; row < level_of_row.size(); ++row) {
        const std::size_t c = weighting.class_of(row);
        result.weights[c] = weighting.design.weights[row];
        if (level_of_row[row]) ++result.counts[c][*level_of_row[row]];
    }
    return result;
}

}  // namespace reports
