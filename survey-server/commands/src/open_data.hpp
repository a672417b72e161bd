#pragma once

#include <string>

#include "analysis/dataset.hpp"

namespace commands {

/// DATA as it is written on the command line: a data file; CAMPAIGN:WAVE, a tallied wave; or CAMPAIGN alone, all its
/// tallied waves with a column `wave`. Throws Refused or campaign::Refusal.
analysis::Dataset open_data(const std::string& data);

}  // namespace commands
