#pragma once

#include "analysis/cells.hpp"
#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "analysis/design.hpp"
#include "analysis/number.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace analysis {

/// People who answered two questions, by both answers.
struct Crosstab {
    std::vector<Category> rows;  ///< all categories of the column, in its order, empty ones included
    std::vector<Category> cols;
    Cells<std::size_t> counts;  ///< people
    Cells<double> weighted;     ///< sums of weights; the counts themselves without a design
    std::size_t n = 0;          ///< people in the table
    std::size_t left_out = 0;   ///< people without one answer or the other
    Number base;  ///< n, or under a design Kish's (sum w)^2 / sum w^2 of the people in the table
    std::vector<Number> column_bases;  ///< the same in each column
};

/// Refuses a column that is absent or of more than 250 values. Same bits for any order of the rows.
questionnaires::Result<Crosstab, DataError> crosstab(const Dataset& data, std::string_view rows,
                                                     std::string_view cols, const Design* design = nullptr);

/// 100 x cell / sum of its row; reason in an empty row.
Cells<Number> row_percents(const Cells<double>& table);
/// 100 x cell / sum of its column; reason in an empty column.
Cells<Number> column_percents(const Cells<double>& table);

/// The weighted table as if the people in it were as many as its base, which is how far tests on it can go:
/// the counts themselves without weights. Requires a base.
Cells<double> on_base(const Crosstab& table);

}  // namespace analysis
