#pragma once

#include "analysis/data_error.hpp"
#include "analysis/design.hpp"
#include "questionnaires/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace analysis {

using HeadcountResult = questionnaires::Result<std::vector<Headcount>, DataError>;

/// Reads a CSV file with a column named as the strata and one named `headcount`, a stratum a row; other
/// columns are left alone. Refuses, with file and line, a column that is absent, a stratum without name or
/// named twice, and a headcount that is missing or negative.
HeadcountResult read_headcounts(const std::string& path, std::string_view strata);

}  // namespace analysis
