#include "analysis/wilson.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace analysis {

IntervalOrReason wilson_interval(double p, double base) {
    if (!(base > 0.0)) return no_interval("aucune réponse");
    const double z = normal_quantile(0.975);
    const double z2 = z * z / base;
    const double half = std::sqrt(z2 * (p * (1.0 - p) + z2 / 4.0));
    const double centre = p + z2 / 2.0;
    return Interval{std::max(0.0, (centre - half) / (1.0 + z2)), std::min(1.0, (centre + half) / (1.0 + z2))};
}

}  // namespace analysis
