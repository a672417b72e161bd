#include "ordered_sum.hpp"

#include "analysis/sample.hpp"

#include <algorithm>

namespace analysis {

double ordered_sum(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return compensated_sum(values);
}

}  // namespace analysis
