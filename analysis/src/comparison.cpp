#include "analysis/comparison.hpp"

#include "analysis/design_ranks.hpp"
#include "analysis/distributions.hpp"
#include "analysis/multiple_testing.hpp"
#include "analysis/share_intervals.hpp"
#include "analysis/studentized_range.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace analysis {
namespace {

constexpr const char* kTwoGroupsOnly = "défini pour deux groupes";

Number cohen_d(const Sample& first, const Sample& second) {
    const double df = static_cast<double>(first.size() + second.size()) - 2.0;
    if (!(df > 0.0)) return no_number("trop peu de réponses");
    const double pooled = (first.squared_deviations() + second.squared_deviations()) / df;
    if (!(pooled > 0.0)) return no_number("variance nulle");
    return (first.mean().value() - second.mean().value()) / std::sqrt(pooled);
}

Number hedges_g(const Number& d, std::size_t people) {
    if (!d) return d;
    const double df = static_cast<double>(people) - 2.0;
    if (!(df > 1.0)) return no_number("trop peu de réponses");
    return d.value() / (std::sqrt(0.5 * df) * gamma_ratio(0.5 * (df - 1.0), 0.5));
}

EffectSizes effects_of(const std::vector<Sample>& groups, const Estimable<MannWhitney>& ranks,
                       const Estimable<KruskalWallis>& kruskal) {
    const bool two = groups.size() == 2;
    const Number d = two ? cohen_d(groups[0], groups[1]) : no_number(kTwoGroupsOnly);
    const VarianceSplit split = variance_split(groups);
    return {d, two ? hedges_g(d, groups[0].size() + groups[1].size()) : no_number(kTwoGroupsOnly),
            ranks
                ? Number{2.0 * ranks.value().u /
                             (static_cast<double>(groups[0].size()) * static_cast<double>(groups[1].size())) -
                         1.0}
                : no_number(ranks.error().reason),
            groups.size() < 2                       ? no_number("moins de deux groupes")
            : !(split.between + split.within > 0.0) ? no_number("variance nulle")
                                                    : Number{split.between / (split.between + split.within)},
            kruskal ? Number{kruskal.value().h / (split.n - 1.0)} : no_number(kruskal.error().reason)};
}

bool is_zero_or_one(const std::vector<Sample>& groups) {
    return std::all_of(groups.begin(), groups.end(), [](const Sample& group) {
        return std::all_of(group.sorted().begin(), group.sorted().end(),
                           [](double x) { return x == 0.0 || x == 1.0; });
    });
}

Estimable<GamesHowell> games_howell(const Estimable<MeanDifference>& welch, const StudentizedRange& range) {
    if (!welch) return not_estimable(welch.error().reason);
    const auto& [difference, se, df, ci, p] = welch.value();
    const double q = std::fabs(difference) / se * std::sqrt(2.0);
    const double reach = range.quantile(0.95, df) * se / std::sqrt(2.0);
    return GamesHowell{q, df, range.tail(q, df), {difference - reach, difference + reach}};
}

std::vector<PairComparison> pairs_of(const std::vector<Sample>& groups) {
    const PooledRanks ranks = pooled_ranks(groups);
    const StudentizedRange range{std::max<std::size_t>(groups.size(), 2)};
    const bool shares = is_zero_or_one(groups);
    std::vector<MeanEstimate> means;
    for (const Sample& group : groups) means.push_back(student_mean(group));
    std::vector<PairComparison> pairs;
    PValues p;
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) {
            const auto dunn = dunn_test(ranks, a, b);
            const auto welch = welch_difference(means[b], means[a]);
            p.push_back(dunn ? std::optional{dunn.value().p} : std::nullopt);
            pairs.push_back({a,
                             b,
                             groups[a].mean().value() - groups[b].mean().value(),
                             dunn ? Number{dunn.value().z} : no_number(dunn.error().reason),
                             p.back(),
                             {},
                             {},
                             welch,
                             games_howell(welch, range),
                             {}});
            if (shares)
                pairs.back().newcombe =
                    newcombe_difference(means[b].mean.value(), static_cast<double>(groups[b].size()),
                                        means[a].mean.value(), static_cast<double>(groups[a].size()));
        }
    const PValues by_holm = holm(p);
    const PValues by_bh = benjamini_hochberg(p);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs[i].p_holm = by_holm[i];
        pairs[i].p_bh = by_bh[i];
    }
    return pairs;
}

/// Analysis of variance of the distances to the medians.
Estimable<FTest> brown_forsythe(const std::vector<Sample>& groups) {
    std::vector<Sample> distances;
    for (const Sample& group : groups) {
        const double median = group.quantile(0.5).value();
        std::vector<double> apart;
        for (const double x : group.sorted()) apart.push_back(std::fabs(x - median));
        distances.emplace_back(std::move(apart));
    }
    return anova_test(distances);
}

/// The comparison that a weighted design allows: means, their differences and ranks.
Comparison compare_weighted(const Answers& score, const Grouping& grouping, const SamplingPlan& plan) {
    const auto refused = not_estimable("pas de version pondérée");
    Comparison result{{},
                      refused,
                      refused,
                      refused,
                      refused,
                      refused,
                      {refused, refused, refused, refused, refused},
                      {},
                      refused,
                      design_rank_test(score, grouping, plan)};
    std::vector<Answers> domains;
    for (std::size_t g = 0; g < grouping.labels.size(); ++g) {
        Answers domain = score;
        for (std::size_t row = 0; row < domain.size(); ++row)
            if (grouping.of_row[row] != g) domain[row].reset();
        MeanEstimate mean = design_mean(domain, plan);
        if (mean.n == 0) continue;
        result.groups.push_back({grouping.labels[g], std::move(mean), refused});
        domains.push_back(std::move(domain));
    }
    for (std::size_t a = 0; a < result.groups.size(); ++a)
        for (std::size_t b = a + 1; b < result.groups.size(); ++b) {
            const Number& first = result.groups[a].score.mean;
            const Number& second = result.groups[b].score.mean;
            result.pairwise.push_back(
                {a,
                 b,
                 first && second ? Number{first.value() - second.value()} : no_number("poids tous nuls"),
                 refused,
                 {},
                 {},
                 {},
                 design_difference(domains[b], domains[a], plan),
                 refused,
                 {}});
        }
    return result;
}

}  // namespace

Comparison compare(const Answers& score, const Grouping& grouping, const SamplingPlan* plan) {
    if (plan) return compare_weighted(score, grouping, *plan);
    std::vector<GroupSummary> summaries;
    std::vector<Sample> groups;
    auto samples = samples_by_group(score, grouping);
    for (std::size_t g = 0; g < samples.size(); ++g) {
        if (samples[g].size() == 0) continue;
        summaries.push_back({grouping.labels[g], student_mean(samples[g]), samples[g].quantile(0.5)});
        groups.push_back(std::move(samples[g]));
    }
    const bool two = groups.size() == 2;
    const auto student =
        two ? student_test(groups[0], groups[1]) : Estimable<TTest>{not_estimable(kTwoGroupsOnly)};
    const auto ranks =
        two ? mann_whitney(groups[0], groups[1]) : Estimable<MannWhitney>{not_estimable(kTwoGroupsOnly)};
    const auto kruskal = kruskal_wallis(groups);
    return {std::move(summaries),
            welch_test(groups),
            student,
            anova_test(groups),
            ranks,
            kruskal,
            effects_of(groups, ranks, kruskal),
            pairs_of(groups),
            brown_forsythe(groups),
            not_estimable("sans pondération : lire Mann–Whitney ou Kruskal–Wallis")};
}

}  // namespace analysis
