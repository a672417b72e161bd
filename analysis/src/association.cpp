#include "analysis/association.hpp"

#include "analysis/independence_tests.hpp"

#include <algorithm>
#include <cmath>

namespace analysis {

Association association(const Cells<double>& table) {
    const auto test = pearson_test(table);
    if (!test) {
        const Number none = no_number(test.error().reason);
        return {none, none, none};
    }
    const auto kept = without_empty_lines(table);
    const double n = margins_of(kept).total;
    const double phi_squared = test.value().statistic / n;
    const auto r = static_cast<double>(kept.rows) - 1.0;
    const auto c = static_cast<double>(kept.cols) - 1.0;
    const double v = std::min(1.0, std::sqrt(phi_squared / std::min(r, c)));

    const double least = std::min(r - r * r / (n - 1.0), c - c * c / (n - 1.0));
    const Number corrected = n > 1.0 && least > 0.0
                                 ? Number{std::sqrt(std::max(0.0, phi_squared - r * c / (n - 1.0)) / least)}
                                 : no_number("trop peu de réponses");
    return {v, corrected, std::sqrt(phi_squared)};
}

}  // namespace analysis
