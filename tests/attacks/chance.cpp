#include "chance.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <numeric>
#include <ostream>

namespace attacks {
namespace {

std::vector<double> convolved(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> sum(a.size() + b.size() - 1, 0.0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) sum[i + j] += a[i] * b[j];
    }
    return sum;
}

std::vector<double> fixed_points(std::size_t n) {
    std::vector<double> probabilities(n + 1, 0.0);
    for (std::size_t k = 0; k <= n; ++k) {
        double deranged = 0.0;
        double term = 1.0;
        for (std::size_t j = 0; j <= n - k; ++j) {
            deranged += term;
            term /= -static_cast<double>(j + 1);
        }
        // For k = n - 1 the sum is 0 but for rounding.
        probabilities[k] = std::max(0.0, deranged) / std::tgamma(static_cast<double>(k) + 1.0);
        if (k + 1 == n) probabilities[k] = 0.0;
    }
    return probabilities;
}

/// The distribution of a sum with one more term, uniform on 0 … terms - 1.
std::vector<double> plus_uniform(const std::vector<double>& before, std::size_t terms) {
    std::vector<double> sum(before.size() + terms - 1, 0.0);
    double window = 0.0;
    for (std::size_t k = 0; k < sum.size(); ++k) {
        if (k < before.size()) window += before[k];
        if (k >= terms) window -= before[k - terms];
        sum[k] = std::max(0.0, window) / static_cast<double>(terms);
    }
    return sum;
}

double log_choose(std::size_t n, std::size_t k) {
    return std::lgamma(static_cast<double>(n) + 1.0) - std::lgamma(static_cast<double>(k) + 1.0) -
           std::lgamma(static_cast<double>(n - k) + 1.0);
}

}  // namespace

double Chance::mean() const {
    double sum = 0.0;
    for (std::size_t k = 0; k < probabilities_.size(); ++k) sum += static_cast<double>(k) * probabilities_[k];
    return sum;
}

double Chance::at_least(std::size_t count) const {
    double sum = 0.0;
    for (std::size_t k = probabilities_.size(); k > count; --k) sum += probabilities_[k - 1];
    return std::min(1.0, sum);
}

double Chance::at_most(std::size_t count) const {
    double sum = 0.0;
    for (std::size_t k = 0; k < probabilities_.size() && k <= count; ++k) sum += probabilities_[k];
    return std::min(1.0, sum);
}

std::pair<std::size_t, std::size_t> Chance::range(double level) const {
    std::size_t low = 0;
    while (at_most(low) < level / 2.0) ++low;
    std::size_t high = probabilities_.size() - 1;
    while (high > low && at_least(high) < level / 2.0) --high;
    return {low, high};
}

Chance right_pairs(std::span<const std::size_t> units) {
    std::vector<double> sum{1.0};
    for (const std::size_t n : units) sum = convolved(sum, fixed_points(n));
    return Chance(std::move(sum));
}

Chance ordered_pairs(std::span<const std::size_t> units) {
    std::vector<double> sum{1.0};
    for (const std::size_t n : units) {
        for (std::size_t terms = 2; terms <= n; ++terms) sum = plus_uniform(sum, terms);
    }
    return Chance(std::move(sum));
}

Chance right_draws(std::size_t all, std::size_t right, std::size_t drawn) {
    std::vector<double> probabilities(std::min(right, drawn) + 1, 0.0);
    for (std::size_t k = 0; k < probabilities.size(); ++k) {
        if (drawn - k > all - right) continue;
        probabilities[k] =
            std::exp(log_choose(right, k) + log_choose(all - right, drawn - k) - log_choose(all, drawn));
    }
    return Chance(std::move(probabilities));
}

Chance coin_throws(std::size_t throws) {
    std::vector<double> probabilities(throws + 1);
    for (std::size_t k = 0; k <= throws; ++k) {
        probabilities[k] = std::exp(log_choose(throws, k) - static_cast<double>(throws) * std::log(2.0));
    }
    return Chance(std::move(probabilities));
}

Chance accidents(double places, double probability) {
    std::vector<double> probabilities(101);
    const double expected = places * probability;
    double term = std::exp(-expected);  // the binomial's limit, exact here to many digits
    for (std::size_t k = 0; k < probabilities.size(); ++k) {
        probabilities[k] = term;
        term *= expected / static_cast<double>(k + 1);
    }
    return Chance(std::move(probabilities));
}

double Score::p() const {
    const double above = chance.at_least(hits);
    return either_way ? std::min(1.0, 2.0 * std::min(above, chance.at_most(hits))) : above;
}

std::ostream& operator<<(std::ostream& out, const Score& score) {
    const auto [low, high] = score.chance.range(kLevel);
    return out << score.attack << ": " << score.hits << " of " << score.most << " (chance "
               << std::setprecision(4) << score.chance.mean() << ", at most once in a million outside " << low
               << " to " << high << "), p = " << std::setprecision(2) << score.p()
               << (score.beats_chance() ? ", BEATS CHANCE\n" : "\n");
}

}  // namespace attacks
