#include "analysis/equivalence.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>

namespace analysis {

Equivalence equivalence_test(const MeanDifference& difference, double margin) {
    const double above = t_tail((difference.difference + margin) / difference.se, difference.df);
    const double below = t_tail((margin - difference.difference) / difference.se, difference.df);
    const double p = std::max(above, below);
    const double reach = t_quantile(0.95, difference.df) * difference.se;
    return {p, {difference.difference - reach, difference.difference + reach}, p < 0.05};
}

}  // namespace analysis
