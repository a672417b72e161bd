#include "analysis/studentized_range.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace analysis {
namespace {

constexpr double kWidest = 20.0;  // 1 - R is below 1e-40 there
constexpr std::size_t kTerms = 128;
constexpr double kFar = 8.6;  // beyond it phi adds nothing to a sum of 1e-16
constexpr double kStep = 0.0625;
constexpr double kNegligible = -45.0;  // exponent

double normal_cdf(double z) {
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// 1 - R(w) = k int phi(z) (Phi(z)^(k-1) - [Phi(z) - Phi(z - w)]^(k-1)) dz, since the first term integrates to 1; the
/// trapezoid of a smooth function that vanishes at both ends has no error to speak of.
double range_tail_of(double w, std::size_t k) {
    const double power = static_cast<double>(k) - 1.0;
    double sum = 0.0;
    for (double z = -kFar; z <= kFar; z += kStep) {
        const double up = normal_cdf(z);
        const double inside = std::max(0.0, up - normal_cdf(z - w));
        sum += std::exp(-0.5 * z * z) * (std::pow(up, power) - std::pow(inside, power));
    }
    return std::clamp(static_cast<double>(k) * sum * kStep / std::sqrt(2.0 * std::numbers::pi), 0.0, 1.0);
}

}  // namespace

StudentizedRange::StudentizedRange(std::size_t k) : series_(kTerms, 0.0) {
    std::vector<double> values;
    for (std::size_t i = 0; i < kTerms; ++i) {
        const double angle = std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(kTerms);
        values.push_back(range_tail_of(0.5 * kWidest * (1.0 + std::cos(angle)), k));
    }
    for (std::size_t j = 0; j < kTerms; ++j)
        for (std::size_t i = 0; i < kTerms; ++i)
            series_[j] += 2.0 / static_cast<double>(kTerms) * values[i] *
                          std::cos(std::numbers::pi * static_cast<double>(j) *
                                   (static_cast<double>(i) + 0.5) / static_cast<double>(kTerms));
}

double StudentizedRange::range_tail(double w) const {
    if (w >= kWidest) return 0.0;
    const double x = 2.0 * w / kWidest - 1.0;
    double next = 0.0;  // Clenshaw
    double after = 0.0;
    for (std::size_t j = kTerms; j-- > 1;) {
        const double one = 2.0 * x * next - after + series_[j];
        after = next;
        next = one;
    }
    return x * next - after + 0.5 * series_[0];
}

double StudentizedRange::tail(double q, double df) const {
    if (std::isinf(df)) return std::clamp(range_tail(q), 0.0, 1.0);
    const double step = std::min(0.05, 0.5 / std::sqrt(2.0 * df));
    const auto exponent = [df](double u) { return df * (u - 0.5 * std::expm1(2.0 * u)); };
    double sum = range_tail(q);
    double weights = 1.0;
    for (const double direction : {-1.0, 1.0})
        for (double u = direction * step; exponent(u) > kNegligible; u += direction * step) {
            const double weight = std::exp(exponent(u));
            weights += weight;
            sum += weight * range_tail(q * std::exp(u));
        }
    return std::clamp(sum / weights, 0.0, 1.0);
}

double StudentizedRange::quantile(double p, double df) const {
    double low = 0.0;
    double high = 4.0;
    while (tail(high, df) > 1.0 - p) {
        low = high;
        high *= 2.0;
    }
    for (int i = 0; i < 200 && high - low > 1e-13 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (tail(middle, df) > 1.0 - p ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace analysis
