#pragma once

#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "analysis/grouping.hpp"
#include "analysis/sample.hpp"
#include "questionnaires/result.hpp"

#include <string_view>

namespace analysis {

// A column in the role a request gives it. Each refuses a name that no column has, with the names there are.

/// A score or an item: its cells as numbers, nullopt where there is no answer or one outside the scale. Refuses text, even in one
/// cell, naming the file, the line, the column and the cell.
questionnaires::Result<Answers, DataError> score_of(const Dataset& data, std::string_view column);

/// Groups: the categories in their order, nullopt where the cell is missing. Refuses a column of more than
/// 250 distinct values.
questionnaires::Result<Grouping, DataError> groups_of(const Dataset& data, std::string_view column);

/// The column as categories, to be counted. Refuses as groups_of. Points into `data`.
questionnaires::Result<const CodedColumn*, DataError> categories_of(const Dataset& data,
                                                                    std::string_view column);

}  // namespace analysis
