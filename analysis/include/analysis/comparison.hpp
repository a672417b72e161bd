#pragma once

#include "analysis/design_mean.hpp"
#include "analysis/grouping.hpp"
#include "analysis/mean_tests.hpp"
#include "analysis/rank_tests.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

struct GroupSummary {
    std::string label;
    MeanEstimate score;
    Number median;
};

/// Sizes of effect. d, g and delta compare two groups, the first with the second, and have a reason otherwise.
struct EffectSizes {
    Number cohen_d;          ///< (m1 - m2) / s, s^2 the pooled variance
    Number hedges_g;         ///< d gamma(v/2) / (sqrt(v/2) gamma((v-1)/2)), v = n1 + n2 - 2: exact
    Number cliff_delta;      ///< 2 U / (n1 n2) - 1
    Number eta_squared;      ///< between / total sum of squares
    Number epsilon_squared;  ///< H / (N - 1)
};

/// After Games & Howell (1976), Journal of Educational Statistics 1, 113-125: Welch's se and df, the studentised range of
/// all the groups for p and the 95 % interval, which hold for all pairs together.
struct GamesHowell {
    double q;  ///< |difference| sqrt(2) / se
    double df;
    double p;
    Interval ci;
};

/// Two groups of the comparison. p, p_holm and p_bh are those of Dunn's z; the family is all pairs.
struct PairComparison {
    std::size_t a;  ///< index into groups
    std::size_t b;
    Number difference;  ///< mean of a - mean of b
    Number dunn_z;
    std::optional<double> p;  ///< nullopt when dunn_z does not exist
    std::optional<double> p_holm;
    std::optional<double> p_bh;
    Estimable<MeanDifference> mean_difference;  ///< a - b: Welch, or the design's
    Estimable<GamesHowell> games_howell;
    std::optional<IntervalOrReason> newcombe;  ///< of a - b, for a score of 0 and 1 (share_intervals.hpp)
};

struct Comparison {
    std::vector<GroupSummary> groups;  ///< in the order of the labels, empty ones left out
    Estimable<FTest> welch;
    Estimable<TTest> student;  ///< two groups
    Estimable<FTest> anova;
    Estimable<MannWhitney> mann_whitney;  ///< two groups, the first against the second
    Estimable<KruskalWallis> kruskal_wallis;
    EffectSizes effects;
    std::vector<PairComparison> pairwise;
    Estimable<FTest>
        brown_forsythe;          ///< of the spreads: analysis of variance of |score - median of the group|
    Estimable<FTest> rank_test;  ///< under a design (design_ranks.hpp)
};

/// A score between groups. Respondents without score or group are left out, groups without a score too.
/// Formulas are in mean_tests.hpp, rank_tests.hpp and multiple_testing.hpp; a test that does not exist
/// for these data (one group, a group of one, equal values) carries its reason. Same bits for any order of
/// the rows. References: Cohen (1988); Hedges (1981), Journal of Educational Statistics 6, 107-128;
/// Cliff (1993), Psychological Bulletin 114, 494-509. Oracle: tests/oracles/comparison.R (effectsize, rstatix).
///
/// Brown & Forsythe (1974), JASA 69, 364-367.
///
/// With a plan, group means, the differences of pairs, their intervals and the rank test are design-based; medians, the
/// other tests and effect sizes have no weighted version here and say so. Requires as many rows in score, groups and plan.
Comparison compare(const Answers& score, const Grouping& groups, const SamplingPlan* plan = nullptr);

}  // namespace analysis
