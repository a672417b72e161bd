#pragma once

#include "coded_column_builder.hpp"

#include "analysis/dataset.hpp"

#include <cstddef>
#include <string_view>

namespace analysis {

/// The column, still empty, of cells too varied to be coded: numbers when every cell was one, else texts. To be filled
/// by a second reading with add_varied_cell.
Column varied_column(const CodedColumnBuilder& builder, std::size_t rows);

/// The next cell; nothing happens to a coded column.
void add_varied_cell(Column& column, std::string_view cell, DecimalSigns decimals);

}  // namespace analysis
