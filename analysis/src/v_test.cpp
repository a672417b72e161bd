#include "v_test.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace analysis {
namespace {

/// P(X beyond x) / P(X = x) on the side away from the mean, where each term is smaller than the one before.
double beyond(const Overlap& people, bool above) {
    const auto n = static_cast<double>(people.all);
    const auto k = static_cast<double>(people.in_class);
    const auto j = static_cast<double>(people.in_category);
    auto x = static_cast<double>(people.both);
    double term = 1.0;
    double sum = 0.0;
    while (term > sum * 1e-17) {
        term *= above ? (k - x) * (j - x) / ((x + 1.0) * (n - k - j + x + 1.0))
                      : x * (n - k - j + x) / ((k - x + 1.0) * (j - x + 1.0));
        x += above ? 1.0 : -1.0;
        sum += term;
    }
    return sum;
}

}  // namespace

double z_of_log_tail(double log_tail) {
    constexpr double kSmallestLog = -600.0;
    if (log_tail > kSmallestLog) return std::max(0.0, -normal_quantile(std::exp(log_tail)));
    double z = std::sqrt(-2.0 * log_tail);
    for (int round = 0; round < 20; ++round) {
        const double inverse = 1.0 / (z * z);
        const double series = std::log1p(inverse * (-1.0 + inverse * (3.0 - 15.0 * inverse)));
        const double value =
            -0.5 * z * z - std::log(z) - 0.5 * std::log(2.0 * std::numbers::pi) + series - log_tail;
        z += value / (z + 1.0 / z);
    }
    return z;
}

double overlap_v_test(const Overlap& people, const LogFactorials& factorials) {
    const std::size_t others = people.all - people.in_category;
    const auto log_equal = static_cast<double>(factorials.choose(people.in_category, people.both) +
                                               factorials.choose(others, people.in_class - people.both) -
                                               factorials.choose(people.all, people.in_class));
    const double excess = static_cast<double>(people.both) * static_cast<double>(people.all) -
                          static_cast<double>(people.in_class) * static_cast<double>(people.in_category);
    const double outward = beyond(people, excess > 0.0);
    double log_p = log_equal + std::log1p(2.0 * outward);
    if (log_p > std::log(0.5)) {  // near the middle the other side may be the smaller one
        const double equal = std::exp(log_equal);
        const double inward = 1.0 - equal - equal * outward;
        log_p = std::log(std::min({2.0 * equal * outward + equal, 2.0 * inward + equal, 1.0}));
    }
    const double z = z_of_log_tail(log_p - std::numbers::ln2);
    return excess > 0.0 ? z : -z;
}

}  // namespace analysis
