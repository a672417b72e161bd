#include "analysis/comparison.hpp"

#include "analysis/distributions.hpp"
#include "analysis/multiple_testing.hpp"

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

std::vector<PairComparison> pairs_of(const std::vector<Sample>& groups) {
    const PooledRanks ranks = pooled_ranks(groups);
    std::vector<PairComparison> pairs;
    PValues p;
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) {
            const auto dunn = dunn_test(ranks, a, b);
            p.push_back(dunn ? std::optional{dunn.value().p} : std::nullopt);
            pairs.push_back({a,
                             b,
                             groups[a].mean().value() - groups[b].mean().value(),
                             dunn ? Number{dunn.value().z} : no_number(dunn.error().reason),
                             p.back(),
                             {},
                             {}});
        }
    const PValues by_holm = holm(p);
    const PValues by_bh = benjamini_hochberg(p);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs[i].p_holm = by_holm[i];
        pairs[i].p_bh = by_bh[i];
    }
    return pairs;
}

/// The comparison that a weighted design allows: means and their differences.
Comparison compare_weighted(const Answers& score, const Grouping& grouping, const SamplingPlan& plan) {
    const auto refused = not_estimable("pas de version pondérée");
    Comparison result{
        {}, refused, refused, refused, refused, refused, {refused, refused, refused, refused, refused}, {}};
    for (std::size_t g = 0; g < grouping.labels.size(); ++g) {
        Answers domain = score;
        for (std::size_t row = 0; row < domain.size(); ++row)
            if (grouping.of_row[row] != g) domain[row].reset();
        MeanEstimate mean = design_mean(domain, plan);
        if (mean.n > 0) result.groups.push_back({grouping.labels[g], std::move(mean), refused});
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
            pairs_of(groups)};
}

}  // namespace analysis
