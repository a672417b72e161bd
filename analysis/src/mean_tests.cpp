#include "analysis/mean_tests.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace analysis {

Estimable<MeanDifference> welch_difference(const MeanEstimate& first, const MeanEstimate& second) {
    for (const MeanEstimate* one : {&first, &second}) {
        if (!one->mean) return not_estimable(one->mean.error().reason);
        if (!one->se) return not_estimable(one->se.error().reason);
        if (!one->df && one->se.value() > 0.0) return not_estimable(one->df.error().reason);
    }
    if (!first.df && !second.df) return not_estimable(first.df.error().reason);
    const double v1 = first.se.value() * first.se.value();
    const double v2 = second.se.value() * second.se.value();
    if (!(v1 + v2 > 0.0)) return not_estimable("variance nulle");
    const double se = std::sqrt(v1 + v2);
    // Shares of the variance rather than its square, which a tiny se would push below the smallest double.
    const double share1 = v1 / (v1 + v2);
    const double share2 = v2 / (v1 + v2);
    const auto of_df = [](double share, const Number& df) { return df ? share * share / df.value() : 0.0; };
    const double df = 1.0 / (of_df(share1, first.df) + of_df(share2, second.df));
    const double difference = second.mean.value() - first.mean.value();
    const double reach = t_quantile(0.975, df) * se;
    return MeanDifference{difference, se, df, Interval{difference - reach, difference + reach},
                          t_two_sided(difference / se, df)};
}

Estimable<FTest> welch_test(const std::vector<Sample>& groups) {
    if (groups.size() < 2) return not_estimable("moins de deux groupes");
    for (const auto& group : groups)
        if (group.size() < 2) return not_estimable("un groupe compte moins de deux réponses");

    if (groups.size() == 2) {
        const auto t = welch_difference(student_mean(groups[0]), student_mean(groups[1]));
        if (!t) return not_estimable(t.error().reason);
        const double ratio = t.value().difference / t.value().se;
        return FTest{ratio * ratio, 1.0, t.value().df, t.value().p};
    }

    const auto k = static_cast<double>(groups.size());
    std::vector<double> weights;
    double total = 0.0;
    double weighted = 0.0;
    for (const auto& group : groups) {
        if (!(group.squared_deviations() > 0.0)) return not_estimable("variance nulle dans un groupe");
        weights.push_back(static_cast<double>(group.size()) / group.variance().value());
        total += weights.back();
    }
    const double origin = groups.front().mean().value();  // means far from zero would lose digits
    for (std::size_t i = 0; i < groups.size(); ++i)
        weighted += weights[i] * (groups[i].mean().value() - origin);
    const double centre = origin + weighted / total;

    double between = 0.0;
    double correction = 0.0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const double apart = groups[i].mean().value() - centre;
        const double rest = 1.0 - weights[i] / total;
        between += weights[i] * apart * apart;
        correction += rest * rest / static_cast<double>(groups[i].size() - 1);
    }
    const double statistic = between / (k - 1.0) / (1.0 + 2.0 * (k - 2.0) / (k * k - 1.0) * correction);
    const double df2 = (k * k - 1.0) / (3.0 * correction);
    return FTest{statistic, k - 1.0, df2, f_tail(statistic, k - 1.0, df2)};
}

Estimable<TTest> student_test(const Sample& first, const Sample& second) {
    if (first.size() == 0 || second.size() == 0) return not_estimable("un groupe n’a aucune réponse");
    const auto n1 = static_cast<double>(first.size());
    const auto n2 = static_cast<double>(second.size());
    const double df = n1 + n2 - 2.0;
    if (!(df > 0.0)) return not_estimable("trop peu de réponses");
    const double pooled = (first.squared_deviations() + second.squared_deviations()) / df;
    if (!(pooled > 0.0)) return not_estimable("variance nulle");
    const double t =
        (first.mean().value() - second.mean().value()) / std::sqrt(pooled * (1.0 / n1 + 1.0 / n2));
    return TTest{t, df, t_two_sided(t, df)};
}

VarianceSplit variance_split(const std::vector<Sample>& groups) {
    double n = 0.0;
    double within = 0.0;
    std::optional<double> origin;
    double sum = 0.0;
    for (const auto& group : groups) {
        if (group.size() == 0) continue;
        if (!origin) origin = group.mean().value();
        n += static_cast<double>(group.size());
        within += group.squared_deviations();
        sum += static_cast<double>(group.size()) * (group.mean().value() - *origin);
    }
    double between = 0.0;
    for (const auto& group : groups) {
        if (group.size() == 0) continue;
        const double apart = group.mean().value() - *origin - sum / n;
        between += static_cast<double>(group.size()) * apart * apart;
    }
    return {between, within, n};
}

Estimable<FTest> anova_test(const std::vector<Sample>& groups) {
    const auto k = static_cast<double>(
        std::count_if(groups.begin(), groups.end(), [](const Sample& group) { return group.size() > 0; }));
    if (k < 2.0) return not_estimable("moins de deux groupes");
    const VarianceSplit split = variance_split(groups);
    if (!(split.n > k)) return not_estimable("pas plus de réponses que de groupes");
    if (!(split.within > 0.0)) return not_estimable("variance nulle");
    const double statistic = (split.between / (k - 1.0)) / (split.within / (split.n - k));
    return FTest{statistic, k - 1.0, split.n - k, f_tail(statistic, k - 1.0, split.n - k)};
}

}  // namespace analysis
