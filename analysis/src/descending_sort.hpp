#pragma once

#include <vector>

namespace analysis {

/// Puts positive numbers in descending order, by their leading bits in two passes and then by neighbours:
/// several times faster than std::sort on the thousands of probabilities of a list. `scratch` is left with
/// anything. Requires finite numbers above zero.
void sort_descending(std::vector<double>& numbers, std::vector<double>& scratch);

}  // namespace analysis
