#pragma once

#include "analysis/number.hpp"
#include "analysis/sample.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

// Tests on ranks. Equal values share the mean of their ranks (half-integers: sums are exact, whatever
// the order of the rows). t runs over the sizes of the sets of equal values, N is the number of values.

/// Ranks of the groups' values in the pooled sample.
struct PooledRanks {
    std::vector<double> sums;        ///< rank sum of each group
    std::vector<std::size_t> sizes;  ///< of each group
    std::vector<std::size_t> ties;   ///< sizes of the sets of equal values, ones included
    std::size_t n = 0;

    double mean(std::size_t group) const { return sums[group] / static_cast<double>(sizes[group]); }
    /// sum over ties of t^3 - t.
    double tie_cubes() const;
};
PooledRanks pooled_ranks(const std::vector<Sample>& groups);

struct MannWhitney {
    double u;  ///< pairs where the first group is above the second, equal pairs for one half
    double p;  ///< two-sided, normal with correction for ties and for continuity
};

/// z = (|U - n1 n2 / 2| - 1/2) / sqrt(n1 n2 / 12 (N + 1 - sum(t^3 - t) / (N (N - 1)))).
/// Reason: an empty group, all values equal. Reference: Mann & Whitney (1947), Annals of Mathematical
/// Statistics 18, 50-60. Oracle: tests/oracles/comparison.R (wilcox.test, exact = FALSE).
Estimable<MannWhitney> mann_whitney(const Sample& first, const Sample& second);

struct KruskalWallis {
    double h;
    double df;
    double p;
};

/// H = (N - 1) sum n_i (R_i - (N + 1)/2)^2 / ((N^3 - N - sum(t^3 - t)) / 12), R_i the mean rank of group i; chi-square, k - 1.
/// Groups without value are left out. Reason: fewer than two groups, all values equal.
/// Reference: Kruskal & Wallis (1952), JASA 47, 583-621. Oracle: tests/oracles/comparison.R (kruskal.test).
Estimable<KruskalWallis> kruskal_wallis(const std::vector<Sample>& groups);

struct DunnTest {
    double z;  ///< positive when the first group ranks higher
    double p;  ///< two-sided, before any correction for several tests
};

/// z = (R_a - R_b) / sqrt((N (N + 1) / 12 - sum(t^3 - t) / (12 (N - 1))) (1 / n_a + 1 / n_b)), ranks in all groups together.
/// Reference: Dunn O. J. (1964), Technometrics 6, 241-252. Oracle: tests/oracles/comparison.R (rstatix::dunn_test).
Estimable<DunnTest> dunn_test(const PooledRanks& ranks, std::size_t a, std::size_t b);

struct Jonckheere {
    /// sum over i < j of the pairs where group j is above group i, equal pairs for one half
    double statistic;
    double z;
    double p;  ///< two-sided, normal, ties in the variance
};

/// Trend over ordered groups. Mean (N^2 - sum n_i^2) / 4, variance with ties (Hollander & Wolfe 1999, § 6.2):
///
///     [N(N-1)(2N+5) - sum n(n-1)(2n+5) - sum t(t-1)(2t+5)] / 72 + sum n(n-1)(n-2) sum t(t-1)(t-2) / (36 N(N-1)(N-2))
///         + sum n(n-1) sum t(t-1) / (8 N(N-1))
///
/// Reason: fewer than two groups with values, fewer than three values, all values equal.
/// Oracle: tests/oracles/trend.R (kSamples::jt.test).
Estimable<Jonckheere> jonckheere_terpstra(const std::vector<Sample>& ordered_groups);

}  // namespace analysis
