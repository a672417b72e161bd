#include "analysis/hypergeometric.hpp"

#include "log_factorials.hpp"

#include <algorithm>
#include <cmath>

namespace analysis {
namespace {

constexpr long double kNegligible = 1e-22L;

std::size_t least_possible(const Draw& draw) {
    const std::size_t chosen = draw.marked + draw.drawn;
    return chosen > draw.all ? chosen - draw.all : 0;
}

std::size_t most_possible(const Draw& draw) {
    return std::min(draw.marked, draw.drawn);
}

std::size_t mode(const Draw& draw) {
    const auto at = static_cast<std::size_t>(static_cast<long double>(draw.marked + 1) *
                                             static_cast<long double>(draw.drawn + 1) /
                                             static_cast<long double>(draw.all + 2));
    return std::clamp(at, least_possible(draw), most_possible(draw));
}

/// P(X = k + 1) / P(X = k).
long double step(std::size_t k, const Draw& draw) {
    return static_cast<long double>(draw.marked - k) * static_cast<long double>(draw.drawn - k) /
           (static_cast<long double>(k + 1) *
            static_cast<long double>(draw.all + k + 1 - draw.marked - draw.drawn));
}

/// sum P(X = i) / P(X = from) for i = from, from + 1, … last.
long double rising_sum(std::size_t from, std::size_t last, const Draw& draw) {
    long double sum = 1.0L;
    long double term = 1.0L;
    for (std::size_t i = from; i < last && term > kNegligible * sum; ++i) {
        term *= step(i, draw);
        sum += term;
    }
    return sum;
}

/// The same for i = from, from - 1, … first.
long double falling_sum(std::size_t from, std::size_t first, const Draw& draw) {
    long double sum = 1.0L;
    long double term = 1.0L;
    for (std::size_t i = from; i > first && term > kNegligible * sum; --i) {
        term /= step(i - 1, draw);
        sum += term;
    }
    return sum;
}

double log10_of(std::size_t peak, long double sum, const Draw& draw, const LogFactorials& logs) {
    const long double at_peak = logs.choose(draw.marked, peak) +
                                logs.choose(draw.all - draw.marked, draw.drawn - peak) -
                                logs.choose(draw.all, draw.drawn);
    return static_cast<double>(std::min(0.0L, (at_peak + std::log(sum)) / std::log(10.0L)));
}

}  // namespace

HypergeometricTails::HypergeometricTails(std::size_t all) : logs_{std::make_unique<LogFactorials>(all)} {}
HypergeometricTails::~HypergeometricTails() = default;

double HypergeometricTails::log10_at_least(std::size_t k, const Draw& draw) const {
    if (k <= least_possible(draw)) return 0.0;
    const std::size_t peak = std::max(k, mode(draw));
    const long double sum = rising_sum(peak, most_possible(draw), draw) + falling_sum(peak, k, draw) - 1.0L;
    return log10_of(peak, sum, draw, *logs_);
}

double HypergeometricTails::log10_at_most(std::size_t k, const Draw& draw) const {
    if (k >= most_possible(draw)) return 0.0;
    const std::size_t peak = std::min(k, mode(draw));
    const long double sum = rising_sum(peak, k, draw) + falling_sum(peak, least_possible(draw), draw) - 1.0L;
    return log10_of(peak, sum, draw, *logs_);
}

}  // namespace analysis
