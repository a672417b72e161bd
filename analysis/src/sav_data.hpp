#pragma once

#include "analysis/data_file.hpp"

#include <string>
#include <string_view>

namespace analysis {

/// The respondents of an SPSS file from its bytes, as data_file.hpp says; `source` names it in messages.
DatasetResult read_sav_data(std::string_view bytes, std::string source);

}  // namespace analysis
