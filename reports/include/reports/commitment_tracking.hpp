#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/chart_values.hpp"
#include "reports/commitment.hpp"
#include "reports/plenary_input.hpp"

namespace reports {

/// By one written rule, in this order, on the difference d between now and the baseline, counted so that what was promised
/// is positive, with its interval:
///
///     not_measurable   no figure, now or at the baseline: not asked, masked, not given yet
///     reached          the figure, as printed, is at the target or beyond, and the interval of d is above zero
///     worse            the interval of d is below zero
///     late             the due date has passed
///     under_way        any other case
///
/// Intervals are at 1 - 0.05 / m, m the number of commitments followed by the survey (Bonferroni). An outside figure has
/// no sampling error: its interval is d itself, and being at the target is enough, so that a level can be kept.
enum class CommitmentState { reached, under_way, late, worse, not_measurable };

/// « atteint », « en cours », « en retard », « recul », « non mesurable ».
const char* name_of(CommitmentState state);

/// A commitment as one quarter, or one outside figure, saw it.
struct FollowedPoint {
    std::string label;  ///< « T4 2026 », or the date of an outside figure
    Reading reading;
    Reading change;  ///< from the baseline; absent for the baseline's own wave
    CommitmentState state = CommitmentState::not_measurable;
    std::string reason;  ///< why it is not measurable, or what the state does not say; may be empty
};

struct FollowedCommitment {
    const Commitment* commitment;
    std::string indicator;  ///< French: « Score Intensité et temps de travail (0 à 100) »
    Reading baseline;
    std::string target;                  ///< as printed
    std::vector<FollowedPoint> history;  ///< in the order of time, the last is the state today

    const FollowedPoint* today() const { return history.empty() ? nullptr : &history.back(); }
};

/// Every commitment of the book over the waves of the input, through the gate as in plenary_report.hpp. `on`: the day
/// of the last wave or figure to look at, for due dates; an earlier wave named after a quarter counts at that quarter's end.
/// nullopt: no due date passes.
std::vector<FollowedCommitment> follow(const CommitmentBook& book, const PlenaryInput& input,
                                       std::optional<Date> on);

/// The last day of the quarter that a label such as « T4 2026 » names; nullopt for any other label.
std::optional<Date> end_of_quarter(std::string_view label);

}  // namespace reports
