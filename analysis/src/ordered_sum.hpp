#pragma once

#include <vector>

namespace analysis {

/// The sum in ascending order with compensation: the same bits for any order of the values.
double ordered_sum(std::vector<double> values);

}  // namespace analysis
