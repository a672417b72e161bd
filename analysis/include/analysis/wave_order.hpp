#pragma once

#include "analysis/grouping.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace analysis {

/// Positions of the labels in the order of time: by year and quarter when every label names one (« T4 2025 »,
/// « T4-2025 », « 2025-Q4 »), else by number when every label is one, else as given: a column's categories are in the
/// order of their codes, alphabetical or numeric.
std::vector<std::size_t> wave_order(const std::vector<std::string>& labels);

/// The same groups with their labels in the order of time; labels that no row carries are left out.
Grouping in_order_of_time(const Grouping& waves);

}  // namespace analysis
