#include "analysis/multiple_testing.hpp"

#include <algorithm>
#include <cstddef>

namespace analysis {
namespace {

/// Positions of the tests that have a p-value, smallest p first.
std::vector<std::size_t> ascending(const PValues& p) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i]) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *p[a] < *p[b]; });
    return order;
}

}  // namespace

PValues holm(const PValues& p) {
    PValues adjusted(p.size());
    const auto order = ascending(p);
    double largest = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        largest = std::max(largest, static_cast<double>(order.size() - i) * *p[order[i]]);
        adjusted[order[i]] = std::min(1.0, largest);
    }
    return adjusted;
}

PValues benjamini_hochberg(const PValues& p) {
    PValues adjusted(p.size());
    const auto order = ascending(p);
    double smallest = 1.0;
    for (std::size_t i = order.size(); i-- > 0;) {
        smallest =
            std::min(smallest, static_cast<double>(order.size()) / static_cast<double>(i + 1) * *p[order[i]]);
        adjusted[order[i]] = smallest;
    }
    return adjusted;
}

}  // namespace analysis
