#include "analysis/design_mean.hpp"

#include "ordered_sum.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace analysis {
namespace {

/// Weighted mean of a domain, and the contribution of each row to its error.
struct Linearised {
    double mean;
    double squares;  ///< sum w (y - mean)^2 / sum w
    std::size_t n;
    std::vector<double> z;  ///< 0 outside the domain
};

Estimable<Linearised> linearise(const Answers& answers, const SamplingPlan& plan) {
    const auto weight = [&](std::size_t row) { return plan.weights.empty() ? 1.0 : plan.weights[row]; };
    std::vector<double> weights;
    std::optional<double> origin;  // the smallest answer: values far from zero keep their digits
    for (std::size_t row = 0; row < answers.size(); ++row) {
        if (!answers[row]) continue;
        weights.push_back(weight(row));
        origin = std::min(origin.value_or(*answers[row]), *answers[row]);
    }
    if (!origin) return not_estimable("aucune réponse");
    const double total = ordered_sum(weights);
    if (!(total > 0.0)) return not_estimable("poids tous nuls");

    std::vector<double> products;
    for (std::size_t row = 0; row < answers.size(); ++row)
        if (answers[row]) products.push_back(weight(row) * (*answers[row] - *origin));
    const double mean = *origin + ordered_sum(products) / total;

    std::vector<double> squares;
    Linearised result{mean, 0.0, weights.size(), std::vector<double>(answers.size(), 0.0)};
    for (std::size_t row = 0; row < answers.size(); ++row) {
        if (!answers[row]) continue;
        const double apart = *answers[row] - mean;
        squares.push_back(weight(row) * apart * apart);
        result.z[row] = weight(row) * apart / total;
    }
    result.squares = ordered_sum(squares) / total;
    return result;
}

struct DesignVariance {
    double variance;
    double df;
    bool census;  ///< every stratum wholly observed
};

Estimable<DesignVariance> variance_of(const std::vector<double>& z, const SamplingPlan& plan) {
    std::vector<std::vector<double>> strata(1);
    for (std::size_t row = 0; row < z.size(); ++row) {
        const std::size_t h = plan.strata.empty() ? 0 : plan.strata[row];
        if (h >= strata.size()) strata.resize(h + 1);
        strata[h].push_back(z[row]);
    }
    DesignVariance result{0.0, 0.0, true};
    for (std::size_t h = 0; h < strata.size(); ++h) {
        if (strata[h].empty()) continue;
        const auto n = static_cast<double>(strata[h].size());
        const bool finite = h < plan.headcounts.size() && plan.headcounts[h];
        const double rest = finite ? 1.0 - n / *plan.headcounts[h] : 1.0;
        result.df += n - 1.0;
        if (rest <= 0.0) continue;
        result.census = false;
        if (strata[h].size() < 2) return not_estimable("une strate ne compte qu’une réponse");
        result.variance += rest * n / (n - 1.0) * Sample{std::move(strata[h])}.squared_deviations();
    }
    if (!result.census && !(result.df > 0.0)) return not_estimable("une seule réponse");
    return result;
}

}  // namespace

MeanEstimate design_mean(const Answers& answers, const SamplingPlan& plan) {
    const auto domain = linearise(answers, plan);
    if (!domain) {
        const std::string& reason = domain.error().reason;
        return {answered(answers).size(), no_number(reason), no_number(reason),
                no_number(reason),        no_number(reason), no_interval(reason)};
    }
    const auto& [mean, squares, n, z] = domain.value();
    const auto m = static_cast<double>(n);
    const Number sd = n < 2 ? no_number("une seule réponse") : Number{std::sqrt(squares * m / (m - 1.0))};
    const auto variance = variance_of(z, plan);
    if (!variance || (n < 2 && !variance.value().census)) {
        const std::string reason = variance ? "une seule réponse" : variance.error().reason;
        return {n, mean, sd, no_number(reason), no_number(reason), no_interval(reason)};
    }
    const double se = std::sqrt(variance.value().variance);
    if (variance.value().census)
        return {n, mean, sd, 0.0, no_number("recensement"), no_interval("recensement")};
    const double reach = t_quantile(0.975, variance.value().df) * se;
    return {n, mean, sd, se, variance.value().df, Interval{mean - reach, mean + reach}};
}

Estimable<MeanDifference> design_difference(const Answers& first, const Answers& second,
                                            const SamplingPlan& plan) {
    const auto one = linearise(first, plan);
    const auto other = linearise(second, plan);
    if (!one) return not_estimable(one.error().reason);
    if (!other) return not_estimable(other.error().reason);
    if (one.value().n < 2 || other.value().n < 2) return not_estimable("une seule réponse");
    std::vector<double> z = other.value().z;
    for (std::size_t row = 0; row < z.size(); ++row) z[row] -= one.value().z[row];
    const auto variance = variance_of(z, plan);
    if (!variance) return not_estimable(variance.error().reason);
    if (variance.value().census) return not_estimable("recensement");
    const double se = std::sqrt(variance.value().variance);
    if (!(se > 0.0)) return not_estimable("variance nulle");
    const double difference = other.value().mean - one.value().mean;
    const double df = variance.value().df;
    const double reach = t_quantile(0.975, df) * se;
    return MeanDifference{difference, se, df, Interval{difference - reach, difference + reach},
                          t_two_sided(difference / se, df)};
}

}  // namespace analysis
