#pragma once

#include <string>
#include <vector>

#include "analysis/dataset.hpp"

namespace commands {

/// DATA in its order with a last column `weight`, as CSV: for a `.csv` file its own cells and separator, else the codes of
/// the dataset, `NA` for a refusal. Numbers have a decimal point, lines end with \n.
std::string with_weight_column(const analysis::Dataset& data, const std::vector<double>& weights);

/// Refused when the file to write is one that is read (under whatever name), lies in a campaign's folder, or is a folder.
void refuse_to_overwrite(const std::string& out, const std::vector<std::string>& read);

}  // namespace commands
