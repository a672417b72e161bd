#pragma once

#include "analysis/dataset.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tests {

/// Cells as a coded column, categories in numeric or alphabetical order; "" is missing, "NA" refused.
analysis::NamedColumn coded(const std::string& name, const std::vector<std::string>& cells);

/// Columns of the same length as a dataset.
analysis::Dataset dataset(std::vector<analysis::NamedColumn> columns);

/// The 200 schools of tables_design_input.csv: api00 and pw as numbers, stype and wide as categories.
analysis::Dataset schools();

/// The rows of a dataset in another order.
analysis::Dataset reordered(const analysis::Dataset& data, const std::vector<std::size_t>& order);

}  // namespace tests
