#include "analysis/rank_tests.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace analysis {
namespace {

constexpr const char* kFewGroups = "moins de deux groupes ont des réponses";
constexpr const char* kAllEqual = "toutes les valeurs sont égales";

std::size_t with_values(const PooledRanks& ranks) {
    return static_cast<std::size_t>(
        std::count_if(ranks.sizes.begin(), ranks.sizes.end(), [](std::size_t size) { return size > 0; }));
}

/// sum of x (x - 1) … over the sizes, with a last factor given by the caller.
template <class Factor>
double falling_sum(const std::vector<std::size_t>& sizes, Factor factor) {
    double sum = 0.0;
    for (const std::size_t size : sizes) {
        const auto x = static_cast<double>(size);
        sum += x * (x - 1.0) * factor(x);
    }
    return sum;
}

/// Pairs (x of lower, y of upper) with y > x, equal pairs for one half; both sorted.
double pairs_above(const std::vector<double>& lower, const std::vector<double>& upper) {
    double count = 0.0;
    std::size_t below = 0;
    std::size_t not_above = 0;
    for (const double y : upper) {
        while (below < lower.size() && lower[below] < y) ++below;
        while (not_above < lower.size() && lower[not_above] <= y) ++not_above;
        count += 0.5 * static_cast<double>(below + not_above);
    }
    return count;
}

}  // namespace

double PooledRanks::tie_cubes() const {
    return falling_sum(ties, [](double t) { return t + 1.0; });
}

PooledRanks pooled_ranks(const std::vector<Sample>& groups) {
    PooledRanks ranks;
    ranks.sums.assign(groups.size(), 0.0);
    std::vector<std::pair<double, std::size_t>> pooled;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        ranks.sizes.push_back(groups[g].size());
        for (const double value : groups[g].sorted()) pooled.emplace_back(value, g);
    }
    std::sort(pooled.begin(), pooled.end());
    ranks.n = pooled.size();
    for (std::size_t first = 0; first < pooled.size();) {
        std::size_t last = first;
        while (last < pooled.size() && pooled[last].first == pooled[first].first) ++last;
        const double shared = 0.5 * static_cast<double>(first + 1 + last);
        for (std::size_t i = first; i < last; ++i) ranks.sums[pooled[i].second] += shared;
        ranks.ties.push_back(last - first);
        first = last;
    }
    return ranks;
}

Estimable<MannWhitney> mann_whitney(const Sample& first, const Sample& second) {
    if (first.size() == 0 || second.size() == 0) return not_estimable(kFewGroups);
    const double u = pairs_above(second.sorted(), first.sorted());
    const PooledRanks ranks = pooled_ranks({first, second});
    if (ranks.ties.size() < 2) return not_estimable(kAllEqual);
    const double pairs = static_cast<double>(first.size()) * static_cast<double>(second.size());
    const auto n = static_cast<double>(ranks.n);
    const double variance = pairs / 12.0 * (n + 1.0 - ranks.tie_cubes() / (n * (n - 1.0)));
    const double apart = std::max(0.0, std::fabs(u - 0.5 * pairs) - 0.5);
    return MannWhitney{u, std::min(1.0, normal_two_sided(apart / std::sqrt(variance)))};
}

Estimable<KruskalWallis> kruskal_wallis(const std::vector<Sample>& groups) {
    const PooledRanks ranks = pooled_ranks(groups);
    const std::size_t k = with_values(ranks);
    if (k < 2) return not_estimable(kFewGroups);
    if (ranks.ties.size() < 2) return not_estimable(kAllEqual);
    const auto n = static_cast<double>(ranks.n);
    double between = 0.0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (ranks.sizes[g] == 0) continue;
        const double apart = ranks.mean(g) - 0.5 * (n + 1.0);
        between += static_cast<double>(ranks.sizes[g]) * apart * apart;
    }
    const double h = (n - 1.0) * between / ((n * n * n - n - ranks.tie_cubes()) / 12.0);
    const double df = static_cast<double>(k) - 1.0;
    return KruskalWallis{h, df, chi_square_tail(h, df)};
}

Estimable<DunnTest> dunn_test(const PooledRanks& ranks, std::size_t a, std::size_t b) {
    if (ranks.sizes[a] == 0 || ranks.sizes[b] == 0) return not_estimable("un groupe n’a aucune réponse");
    if (ranks.ties.size() < 2) return not_estimable(kAllEqual);
    const auto n = static_cast<double>(ranks.n);
    const double spread = n * (n + 1.0) / 12.0 - ranks.tie_cubes() / (12.0 * (n - 1.0));
    const double sizes =
        1.0 / static_cast<double>(ranks.sizes[a]) + 1.0 / static_cast<double>(ranks.sizes[b]);
    const double z = (ranks.mean(a) - ranks.mean(b)) / std::sqrt(spread * sizes);
    return DunnTest{z, normal_two_sided(z)};
}

Estimable<Jonckheere> jonckheere_terpstra(const std::vector<Sample>& groups) {
    const PooledRanks ranks = pooled_ranks(groups);
    if (with_values(ranks) < 2) return not_estimable(kFewGroups);
    if (ranks.n < 3) return not_estimable("moins de trois réponses");
    if (ranks.ties.size() < 2) return not_estimable(kAllEqual);

    double statistic = 0.0;
    double squares = 0.0;
    for (std::size_t j = 0; j < groups.size(); ++j) {
        squares += static_cast<double>(groups[j].size()) * static_cast<double>(groups[j].size());
        for (std::size_t i = 0; i < j; ++i) statistic += pairs_above(groups[i].sorted(), groups[j].sorted());
    }
    const auto n = static_cast<double>(ranks.n);
    const auto five = [](double x) { return 2.0 * x + 5.0; };
    const auto two = [](double x) { return x - 2.0; };
    const auto one = [](double) { return 1.0; };
    const double variance =
        (n * (n - 1.0) * five(n) - falling_sum(ranks.sizes, five) - falling_sum(ranks.ties, five)) / 72.0 +
        falling_sum(ranks.sizes, two) * falling_sum(ranks.ties, two) / (36.0 * n * (n - 1.0) * (n - 2.0)) +
        falling_sum(ranks.sizes, one) * falling_sum(ranks.ties, one) / (8.0 * n * (n - 1.0));
    const double z = (statistic - (n * n - squares) / 4.0) / std::sqrt(variance);
    return Jonckheere{statistic, z, normal_two_sided(z)};
}

}  // namespace analysis
