#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dataset.hpp"
#include "analysis/design.hpp"
#include "campaign/campaign.hpp"

namespace campaign {

/// The closed answers of a tallied wave, one row a ballot, under the labels of its frozen questionnaire:
///
///     q          single choice, codes in list order; a number; a calculated value
///     q.CODE     multiple choice: 1 or 0; ranking: the rank
///     <scale>    score of each person from 0 to 100, by the scale's own missing rule
///
/// A choice outside the scale (`vigie::manquant`) is a category marked so; `NA` is a refusal. Free texts
/// are not in it. Throws Refusal: no such wave, not tallied, a file or the definition changed since the
/// tally.
analysis::Dataset wave_dataset(const Campaign& campaign, std::string_view wave);

/// Every tallied wave, one after the other in calendar order, with a first column `wave` (labels such as « T4
/// 2025 »). A question that a wave did not ask is missing there. Throws Refusal when no wave is tallied.
analysis::Dataset campaign_dataset(const Campaign& campaign);

/// The people of each category of one profile question, as given at the opening.
struct WaveHeadcounts {
    std::string question;
    std::vector<analysis::Headcount> headcounts;
};
/// nullopt when the wave was opened without headcounts. Throws Refusal as wave_dataset.
std::optional<WaveHeadcounts> wave_headcounts(const Campaign& campaign, std::string_view wave);

/// The questionnaire as frozen when the wave opened. Throws Refusal: no such wave, still planned, a definition that
/// changed since.
questionnaires::Questionnaire wave_questionnaire(const Campaign& campaign, std::string_view wave);

/// How many people wrote a text, by question (`q`, or `q.precisez` beside a choice), as counted by the tally. Throws
/// Refusal as wave_dataset.
std::map<std::string, std::int64_t> wave_writers(const Campaign& campaign, std::string_view wave);

}  // namespace campaign
