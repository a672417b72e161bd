#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/design_mean.hpp"
#include "analysis/number.hpp"
#include "gated_estimates.hpp"

namespace reports {

/// A difference looked at together with others: Bonferroni's interval, at 1 - 0.05 / m for m differences.
///
///     ci                  difference +- t(1 - 0.05 / 2m, df) se
///     minimum_detectable  (z(1 - 0.05 / 2m) + z(0.80)) se: seen four times in five
///
/// Reference: Dunn O. J. (1961), Journal of the American Statistical Association 56, 52-64.
struct CorrectedDifference {
    double difference;
    analysis::Interval ci;
    double minimum_detectable;

    /// Whether the interval excludes zero as it is printed, to one decimal.
    bool established() const;
};

/// Second less first, two waves. nullopt when the standard errors do not give one. Requires family > 0.
std::optional<CorrectedDifference> corrected_change(const analysis::MeanEstimate& first,
                                                    const analysis::MeanEstimate& second, std::size_t family);

/// Positions of the candidates that may be the highest: the highest mean first, then those not established to be
/// below it by the answers of the people who gave both. Those without enough answers are left out.
std::vector<std::size_t> leaders(const std::vector<analysis::Answers>& candidates, const Sampled& sample);

}  // namespace reports
