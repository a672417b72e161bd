#include "bivariate_normal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace analysis {
namespace {

using std::numbers::pi;

constexpr std::size_t kNodes = 20;

struct Rule {
    std::array<double, kNodes> at{};
    std::array<double, kNodes> weight{};
};

/// Gauss-Legendre on [-1, 1]: roots of the Legendre polynomial by Newton from their Chebyshev neighbours.
Rule gauss_legendre() {
    Rule rule;
    constexpr auto n = static_cast<double>(kNodes);
    for (std::size_t i = 0; i < kNodes; ++i) {
        double x = std::cos(pi * (static_cast<double>(i) + 0.75) / (n + 0.5));
        double slope = 0.0;
        for (int round = 0; round < 20; ++round) {
            double before = 1.0;
            double value = x;
            for (std::size_t k = 2; k <= kNodes; ++k) {
                const auto degree = static_cast<double>(k);
                const double next = ((2.0 * degree - 1.0) * x * value - (degree - 1.0) * before) / degree;
                before = value;
                value = next;
            }
            slope = n * (x * value - before) / (x * x - 1.0);
            x -= value / slope;
        }
        rule.at[i] = x;
        rule.weight[i] = 2.0 / ((1.0 - x * x) * slope * slope);
    }
    return rule;
}

double panel(double h, double k, double from, double to) {
    static const Rule kRule = gauss_legendre();
    const double half = 0.5 * (to - from);
    double sum = 0.0;
    for (std::size_t i = 0; i < kNodes; ++i) {
        const double t = from + half * (1.0 + kRule.at[i]);
        const double cosine = std::cos(t);
        sum += kRule.weight[i] *
               std::exp(-(h - k) * (h - k) / (2.0 * cosine * cosine) - h * k / (1.0 + std::sin(t)));
    }
    return half * sum;
}

}  // namespace

double normal_dependence(double h, double k, double rho) {
    if (std::isinf(h) || std::isinf(k)) return 0.0;
    if (rho < 0.0) return -normal_dependence(h, -k, -rho);
    const double end = std::asin(rho);
    double sum = 0.0;
    for (double from = 0.0; from < end;) {
        const double to = std::min(end, from + 0.5 * (0.5 * pi - from));
        sum += panel(h, k, from, to);
        from = to;
    }
    return sum / (2.0 * pi);
}

double bivariate_density(double h, double k, double rho) {
    if (std::isinf(h) || std::isinf(k)) return 0.0;
    const double rest = 1.0 - rho * rho;
    return std::exp(-((h - k) * (h - k) / (2.0 * rest) + h * k / (1.0 + rho))) / (2.0 * pi * std::sqrt(rest));
}

}  // namespace analysis
