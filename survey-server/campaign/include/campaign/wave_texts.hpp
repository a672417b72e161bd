#pragma once

#include <string>
#include <string_view>

#include "analysis/dataset.hpp"
#include "campaign/campaign.hpp"

namespace campaign {

/// The answers to one open question of a tallied wave (`q`, or `q.precisez` beside a choice), one row a text, as the
/// tally left them: shuffled apart from everything else their authors answered. Two columns at most: the question, and
/// the one band that the questionnaire leaves beside the texts, under its own name and labels.
///
/// Throws Refusal: no such wave, not tallied, no such open question (with those there are), verbatims.csv that no longer has
/// the texts the tally counted.
analysis::Dataset wave_texts(const Campaign& campaign, std::string_view wave, std::string_view question);

/// The same of every tallied wave that asked the question, with a first column `wave`. Throws Refusal when none did.
analysis::Dataset campaign_texts(const Campaign& campaign, std::string_view question);

}  // namespace campaign
