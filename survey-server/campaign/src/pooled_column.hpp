#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/dataset.hpp"

namespace campaign {

/// A column while its rows are gathered: cells as in answers.csv, with the categories that the questionnaires
/// name.
struct PooledColumn {
    std::string name;
    std::string label;
    std::vector<analysis::Category> known;  ///< in list order; empty for a number
    std::vector<std::string> cells;         ///< empty = missing, `NA` = declined
};

/// Puts `more` below `columns` that hold `rows` rows: same names together, absent ones missing. Labels and
/// categories of `more`, the later wave, hold where both name one.
void append_rows(std::vector<PooledColumn>& columns, std::size_t rows, std::vector<PooledColumn> more,
                 std::size_t more_rows);

/// Known categories and any other value found, coded; numbers of more than 250 values as numbers.
analysis::NamedColumn encoded(const PooledColumn& column);

}  // namespace campaign
