#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/design_mean.hpp"
#include "analysis/disclosure.hpp"
#include "reports/chart_values.hpp"
#include "weighting.hpp"

namespace reports {

/// The respondents of a wave and the rule under which their answers may be shown.
struct Sampled {
    Weighting weighting;
    analysis::SamplingPlan plan;  ///< of weighting.design
    analysis::Threshold threshold;
    std::size_t rows = 0;
};

Sampled sampled(const PlenaryWave& wave, analysis::Threshold threshold);

/// A mean of everybody, with what the page may print of it.
struct GatedScore {
    std::optional<analysis::MeanEstimate> estimate;  ///< absent when masked
    Reading reading;
    std::string n;           ///< empty when masked
    std::string unweighted;  ///< empty when masked or not weighted
};

/// Scores from 0 to 100 of all respondents.
GatedScore gated_score(const analysis::Answers& scores, const Sampled& sample);

/// The mean of a group already decided, from the scores of its members; nullopt where it would tell what each of them
/// answered.
std::optional<Estimate> group_score(const analysis::Answers& scores, const Sampled& sample);

/// The share, in percent, of those who answered that have the property; no gate: for groups already decided.
/// `has` is nullopt for who did not answer. Wilson's interval on p (1 - p) / V, V the design variance; none in a
/// census. Requires at least one answer.
Estimate share_of(const std::vector<std::optional<bool>>& has, const Sampled& sample);

/// The same as the page prints it on `base` answers: on a small base, a bound near the ends.
Reading printed_share_of(const std::vector<std::optional<bool>>& has, std::size_t base,
                         const Sampled& sample);

/// The share alone, with the same bounds.
Printed bounded_share(double percent, std::size_t base, analysis::Threshold threshold);

/// The wave's answers to one item, by weight class: what every share is computed from.
struct ClassCounts {
    std::vector<std::vector<std::size_t>> counts;  ///< by class, by level
    std::vector<double> weights;                   ///< of a person, by class

    std::size_t base() const;
    /// Weighted percent of the levels taken together. Requires base() > 0.
    double percent(const std::vector<std::size_t>& levels) const;
};
ClassCounts class_counts(const std::vector<std::optional<std::size_t>>& level_of_row, std::size_t levels,
                         const Weighting& weighting);

/// Yes or no as 100 or 0.
analysis::Answers as_percent(const std::vector<std::optional<bool>>& has);

std::size_t answered_count(const analysis::Answers& answers);

}  // namespace reports
