#pragma once

#include "reports/plenary_input.hpp"
#include "reports/report_model.hpp"

namespace reports {

/// The restitution of one wave to the works council.
///
/// Estimates are weighted by post-stratification when the wave has headcounts: stratum h of N_h people counts
/// N_h (1 - u) in all, u being the share of the respondents who did not give their stratum; those count N u
/// together, as if spread like everybody. Strata that the gate hides share one weight, so that no pair of weighted and
/// unweighted figures tells one of them. Intervals are design-based with the finite population correction
/// (analysis/design_mean.hpp); for shares Wilson's on the base n = p (1 - p) / V that has the same variance V.
///
/// A change from one wave to the next, and the place of one axis or guarantee before another, are called so
/// only when the interval of the difference at 1 - 0.05 / m, m the number of differences looked at together,
/// excludes zero as printed.
///
/// The gate, on group sizes alone: nothing on fewer than `threshold` answers; groups by protect_breakdown and
/// protect_item; below five times the threshold no spread of answers, and a share or score near its end is
/// printed as a bound; bases rounded to 5, and by a bound where they would set a few people apart.
///
/// Precondition: at least one wave.
ReportModel plenary_report(const PlenaryInput& input);

}  // namespace reports
