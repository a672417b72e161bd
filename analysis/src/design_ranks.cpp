#include "analysis/design_ranks.hpp"

#include "analysis/distributions.hpp"

#include "ordered_sum.hpp"

#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace analysis {
namespace {

/// Share of the weights below each answer, half of those at it included.
Answers rank_shares(const Answers& score, const Grouping& groups, const SamplingPlan& plan) {
    std::map<double, std::vector<double>> weights;
    for (std::size_t row = 0; row < score.size(); ++row)
        if (score[row] && groups.of_row[row])
            weights[*score[row]].push_back(plan.weights.empty() ? 1.0 : plan.weights[row]);
    std::map<double, double> middle;
    double below = 0.0;
    for (auto& [answer, of_answer] : weights) {
        const double at = ordered_sum(std::move(of_answer));
        middle[answer] = below + 0.5 * at;
        below += at;
    }
    Answers shares(score.size());
    if (!(below > 0.0)) return shares;
    for (std::size_t row = 0; row < score.size(); ++row)
        if (score[row] && groups.of_row[row]) shares[row] = middle[*score[row]] / below;
    return shares;
}

/// d' V^-1 d by Cholesky; nullopt when V is not positive definite.
std::optional<double> quadratic_form(std::vector<std::vector<double>> v, std::vector<double> d) {
    double sum = 0.0;
    for (std::size_t j = 0; j < d.size(); ++j) {
        for (std::size_t k = 0; k < j; ++k) {
            v[j][j] -= v[j][k] * v[j][k];
            d[j] -= v[j][k] * d[k];
        }
        if (!(v[j][j] > 0.0)) return std::nullopt;
        v[j][j] = std::sqrt(v[j][j]);
        d[j] /= v[j][j];
        sum += d[j] * d[j];
        for (std::size_t i = j + 1; i < d.size(); ++i) {
            for (std::size_t k = 0; k < j; ++k) v[i][j] -= v[i][k] * v[j][k];
            v[i][j] /= v[j][j];
        }
    }
    return sum;
}

}  // namespace

Estimable<FTest> design_rank_test(const Answers& score, const Grouping& groups, const SamplingPlan& plan) {
    const Answers shares = rank_shares(score, groups, plan);
    std::vector<Answers> domains;
    for (std::size_t g = 0; g < groups.labels.size(); ++g) {
        Answers domain = shares;
        bool any = false;
        for (std::size_t row = 0; row < domain.size(); ++row) {
            if (groups.of_row[row] != g) domain[row].reset();
            any |= domain[row].has_value();
        }
        if (any) domains.push_back(std::move(domain));
    }
    if (domains.size() < 2) return not_estimable("moins de deux groupes");
    const std::size_t differences = domains.size() - 1;
    std::vector<double> d;
    std::vector<std::vector<double>> v(differences, std::vector<double>(differences, 0.0));
    double df = 0.0;
    for (std::size_t j = 0; j < differences; ++j) {
        const auto from_first = design_difference(domains[0], domains[j + 1], plan);
        if (!from_first) return not_estimable(from_first.error().reason);
        d.push_back(from_first.value().difference);
        v[j][j] = from_first.value().se * from_first.value().se;
        df = from_first.value().df - static_cast<double>(differences);
    }
    for (std::size_t j = 0; j < differences; ++j)
        for (std::size_t k = 0; k < j; ++k) {
            const auto between = design_difference(domains[k + 1], domains[j + 1], plan);
            if (!between) return not_estimable(between.error().reason);
            v[j][k] = v[k][j] = 0.5 * (v[j][j] + v[k][k] - between.value().se * between.value().se);
        }
    if (!(df > 0.0)) return not_estimable("trop peu de réponses pour le plan de sondage");
    const auto square = quadratic_form(std::move(v), std::move(d));
    if (!square) return not_estimable("variance nulle");
    const auto ndf = static_cast<double>(differences);
    return FTest{*square / ndf, ndf, df, f_tail(*square / ndf, ndf, df)};
}

}  // namespace analysis
