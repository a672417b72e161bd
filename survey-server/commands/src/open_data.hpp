#pragma once

#include <string>

#include "analysis/dataset.hpp"

namespace commands {

/// DATA as it is written on the command line: a data file; CAMPAIGN:WAVE, a tallied wave; or CAMPAIGN alone, all its
/// tallied waves with a column `wave`. Throws Refused or campaign::Refusal.
analysis::Dataset open_data(const std::string& data);

/// The same for an open question. Of a campaign: its texts apart from all else, with the one band that the questionnaire
/// leaves beside them, and `wave` when no wave is named. Throws Refused, naming what there is, when `by` is not in it; empty for no
/// `by`.
analysis::Dataset open_texts(const std::string& data, const std::string& item, const std::string& by);

}  // namespace commands
