#pragma once

#include "campaign/campaign.hpp"
#include "reports/commitment.hpp"

namespace commands {

/// commitments.csv in the campaign's folder: one row for each thing said, in the order it was said, never changed:
///
///     kind        commitment, figure, demand or answer
///     id          E1, E2 … or D1, D2 …; of a figure or an answer: what it belongs to
///     date        of the source, of the figure, of the demand, of the answer
///     theme text source due            of a commitment
///     indicator   scale:NAME, share:QUESTION=CODE,CODE or outside:WORDS
///     better      lower or higher
///     baseline    label of a wave, or a number
///     target value
///     outcome     accepted or refused

/// Empty when there is no file yet. Throws campaign::Refusal, naming the line, when it was spoilt.
reports::CommitmentBook read_commitments(const campaign::Campaign& campaign);

void append(const campaign::Campaign& campaign, const reports::Commitment& commitment);
void append(const campaign::Campaign& campaign, const reports::OutsideFigure& figure);
void append(const campaign::Campaign& campaign, const reports::Demand& demand);
void append_answer(const campaign::Campaign& campaign, const std::string& demand,
                   const reports::Demand::Answer& answer);

/// « scale:intensite »; nullopt when it has no such form.
std::optional<reports::Indicator> read_indicator(std::string_view text);

}  // namespace commands
