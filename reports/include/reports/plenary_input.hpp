#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/dataset.hpp"
#include "analysis/design.hpp"
#include "analysis/disclosure.hpp"
#include "questionnaires/questionnaire.hpp"
#include "reports/commitment.hpp"

namespace reports {

/// One tallied wave, as the plenary page needs it.
///
/// Columns of `answers`, by question `q` of `questionnaire`; a column that no row fills may be absent:
///
///     select_one, integer, decimal, calculate   `q`: the code of the choice, or the number
///     select_multiple                           `q.CODE`: 1 or 0 for each choice; all empty when unanswered
///     rank                                      `q.CODE`: the rank of each choice, 1 = first
///
/// An empty cell is unanswered or not asked, kRefused is « Je préfère ne pas répondre ». Category::label is
/// the label of the choice. No column for texts: only `writers` counts them.
struct PlenaryWave {
    std::string label;          ///< « T4 2026 », as written for people
    bool open_link = false;     ///< answered by an open link: one person may have answered twice
    std::int64_t issued = 0;    ///< codes drawn; of no meaning with an open link
    std::int64_t received = 0;  ///< ballots opened, one row of `answers` each
    questionnaires::Questionnaire questionnaire;  ///< as frozen when this wave opened
    analysis::Dataset answers;
    std::string strata;                           ///< the column of `headcounts`; empty when there are none
    std::vector<analysis::Headcount> headcounts;  ///< people per category of `strata`, from the employer
    std::map<std::string, std::int64_t> writers;  ///< per open question: how many people wrote something
};

/// What the page for the plenary is made from. The last wave is the one presented; the page compares it with
/// the earlier ones where they asked the same thing.
struct PlenaryInput {
    std::string campaign;  ///< its title, for people
    analysis::Threshold threshold;
    std::vector<PlenaryWave> waves;   ///< in the order of time, at least one
    CommitmentBook commitments = {};  ///< what management promised and what the council asked
    std::optional<Date> on =
        std::nullopt;  ///< the day for which due dates are looked at; nullopt: none passes
};

}  // namespace reports
