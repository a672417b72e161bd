#pragma once

#include "analysis/data_error.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace analysis {

/// How many people there are in each cell of a workforce, by one column or several.
struct HeadcountTable {
    struct Row {
        std::vector<std::string> categories;  ///< one a column
        std::size_t people;
    };
    std::string source;
    std::vector<std::string> columns;
    std::vector<Row> rows;

    std::size_t total() const;
    /// Rows summed over the other columns, in ascending order of the categories. Requires places in `columns`.
    std::vector<Row> summed_over(const std::vector<std::size_t>& kept) const;
};

/// Reads a CSV file with a column `headcount` of whole numbers; `columns` names those that cut the workforce, all the others
/// of the file when empty. Refuses, with file and line, an absent column, a cell that is empty or no whole number of people,
/// a row listed twice, nobody in all.
questionnaires::Result<HeadcountTable, DataError> read_headcount_table(const std::string& path,
                                                                       std::vector<std::string> columns);

}  // namespace analysis
