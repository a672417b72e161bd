#include "analysis/raking.hpp"

#include "in_quotes.hpp"
#include "number_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace analysis {
namespace {

constexpr double kConverged = 1e-10;
constexpr std::size_t kMostIterations = 10'000;
constexpr double kAtCap = 1e-9;
constexpr std::size_t kMostRounds = 2000;

std::vector<double> sums_of(const MarginSample& sample, std::size_t margin,
                            const std::vector<double>& weights) {
    std::vector<double> sums(sample.margins[margin].targets.size(), 0.0);
    for (std::size_t p = 0; p < sample.profiles.size(); ++p)
        sums[sample.profiles[p].categories[margin]] +=
            weights[p] * static_cast<double>(sample.profiles[p].people);
    return sums;
}

double total_of(const MarginSample& sample, const std::vector<double>& weights) {
    double total = 0.0;
    for (std::size_t p = 0; p < weights.size(); ++p)
        total += weights[p] * static_cast<double>(sample.profiles[p].people);
    return total;
}

std::string not_converged(const MarginSample& sample, const std::vector<double>& weights) {
    const LargestGap gap = largest_gap(sample, weights);
    const Margin& margin = sample.margins[gap.margin];
    return "les marges ne sont pas atteintes après " + std::to_string(kMostIterations) +
           " passages : le plus grand écart est de " + rounded_text(100.0 * gap.relative) +
           " % à la catégorie " + in_quotes(margin.targets[gap.category].category) + " de " +
           in_quotes(margin.variable) + ". Regroupez des catégories, ou retirez une marge.";
}

/// Median over people, the mean of the two middle ones when they are even.
double median_of(const MarginSample& sample, const std::vector<double>& weights) {
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return weights[a] < weights[b]; });
    std::size_t people = 0;
    for (const Profile& profile : sample.profiles) people += profile.people;
    const auto of_rank = [&](std::size_t rank) {
        std::size_t before = 0;
        for (const std::size_t p : order) {
            before += sample.profiles[p].people;
            if (rank < before) return weights[p];
        }
        return weights[order.back()];
    };
    return (of_rank((people - 1) / 2) + of_rank(people / 2)) / 2.0;
}

/// Cuts at the cap and spreads what is cut over those below; false when nobody is left below.
bool trim(const MarginSample& sample, double cap, std::vector<double>& weights) {
    std::vector<bool> capped(weights.size(), false);
    for (;;) {
        double excess = 0.0;
        double below = 0.0;
        for (std::size_t p = 0; p < weights.size(); ++p) {
            const auto people = static_cast<double>(sample.profiles[p].people);
            if (weights[p] > cap) {
                excess += (weights[p] - cap) * people;
                weights[p] = cap;
                capped[p] = true;
            } else if (!capped[p] && weights[p] > 0.0) {
                below += people;
            }
        }
        if (!(excess > 0.0)) return true;
        if (!(below > 0.0)) return false;
        for (std::size_t p = 0; p < weights.size(); ++p)
            if (!capped[p] && weights[p] > 0.0) weights[p] += excess / below;
    }
}

}  // namespace

std::vector<std::vector<double>> margin_sums(const MarginSample& sample, const std::vector<double>& weights) {
    std::vector<std::vector<double>> sums;
    for (std::size_t m = 0; m < sample.margins.size(); ++m) sums.push_back(sums_of(sample, m, weights));
    return sums;
}

LargestGap largest_gap(const MarginSample& sample, const std::vector<double>& weights) {
    const auto sums = margin_sums(sample, weights);
    LargestGap largest;
    for (std::size_t m = 0; m < sums.size(); ++m)
        for (std::size_t c = 0; c < sums[m].size(); ++c) {
            const double target = sample.margins[m].targets[c].target;
            const double gap = std::fabs(sums[m][c] - target) / (target > 0.0 ? target : 1.0);
            if (gap > largest.relative || !std::isfinite(gap)) largest = {m, c, gap};
        }
    return largest;
}

AdjustedWeights rake(const MarginSample& sample, std::vector<double> start) {
    AdjustedWeights result{std::move(start), false, 0, ""};
    auto& weights = result.by_profile;
    while (result.iterations < kMostIterations) {
        ++result.iterations;
        for (std::size_t m = 0; m < sample.margins.size(); ++m) {
            auto factors = sums_of(sample, m, weights);
            for (std::size_t c = 0; c < factors.size(); ++c)
                factors[c] = factors[c] > 0.0 ? sample.margins[m].targets[c].target / factors[c] : 0.0;
            for (std::size_t p = 0; p < weights.size(); ++p)
                weights[p] *= factors[sample.profiles[p].categories[m]];
        }
        if (largest_gap(sample, weights).relative <= kConverged) {
            result.converged = true;
            return result;
        }
    }
    result.problem = not_converged(sample, weights);
    return result;
}

AdjustedWeights rake(const MarginSample& sample) {
    std::vector<double> start;
    for (const Profile& profile : sample.profiles) start.push_back(profile.start);
    return rake(sample, std::move(start));
}

TrimmedWeights rake_trimmed(const MarginSample& sample, double times) {
    TrimmedWeights result{rake(sample), 0.0, 0, 0};
    std::size_t iterations = result.weights.iterations;
    while (result.weights.converged) {
        auto& weights = result.weights.by_profile;
        result.cap = times * median_of(sample, weights);
        if (*std::max_element(weights.begin(), weights.end()) <= result.cap * (1.0 + kAtCap)) break;
        auto cut = weights;
        if (result.rounds == kMostRounds || !trim(sample, result.cap, cut)) {
            result.weights.converged = false;
            result.weights.problem =
                "pas de poids sous " + number_text(times) +
                " fois leur médiane qui atteignent les marges. Donnez à --trim un plus grand nombre, ou "
                "regroupez des catégories.";
            break;
        }
        ++result.rounds;
        result.weights = rake(sample, std::move(cut));
        iterations += result.weights.iterations;
    }
    result.weights.iterations = iterations;
    for (std::size_t p = 0; p < sample.profiles.size(); ++p)
        if (result.rounds > 0 && result.weights.by_profile[p] >= result.cap * (1.0 - 1e-6))
            result.trimmed += sample.profiles[p].people;
    return result;
}

WeightSpread weight_spread(const MarginSample& sample, const std::vector<double>& weights) {
    double squares = 0.0;
    double people = 0.0;
    for (std::size_t p = 0; p < weights.size(); ++p) {
        squares += weights[p] * weights[p] * static_cast<double>(sample.profiles[p].people);
        people += static_cast<double>(sample.profiles[p].people);
    }
    WeightSpread spread;
    spread.sum = total_of(sample, weights);
    spread.n_effective = spread.sum * spread.sum / squares;
    spread.deff = people / spread.n_effective;
    spread.median = median_of(sample, weights);
    const auto [low, high] = std::minmax_element(weights.begin(), weights.end());
    spread.min = *low;
    spread.max = *high;
    return spread;
}

}  // namespace analysis
