#include "analysis/scale_reliability.hpp"

#include "analysis/distributions.hpp"
#include "analysis/item_covariance.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace analysis {
namespace {

std::string as_text(double code) {
    std::string text = std::to_string(code);
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

Answers means_of_rows(const std::vector<Answers>& items, MissingRule rule) {
    Answers means(items.front().size());
    for (std::size_t row = 0; row < means.size(); ++row) {
        std::vector<double> given;
        for (const auto& item : items)
            if (item[row]) given.push_back(*item[row]);
        const std::size_t k = items.size();
        const bool enough = rule == MissingRule::complete ? given.size() == k
                            : rule == MissingRule::half   ? 2 * given.size() >= k
                                                          : true;
        if (enough && !given.empty()) means[row] = compensated_sum(given) / static_cast<double>(given.size());
    }
    return means;
}

constexpr const char* kOneItem = "au moins deux items sont nécessaires";
constexpr const char* kFewComplete = "moins de deux personnes ont répondu à tous les items";
constexpr const char* kConstantTotal = "variance nulle du score total";
constexpr const char* kConstantItem = "un item ne varie pas";

Number standardised_alpha(const ItemMatrix& covariances) {
    if (covariances.k < 2) return no_number(kOneItem);
    const auto r = correlations(covariances);
    if (!r) return no_number(kConstantItem);
    return alpha_of(*r);  // k r / (1 + (k - 1) r) is alpha of the correlation matrix
}

IntervalOrReason feldt(const Number& alpha, std::size_t people, std::size_t items) {
    if (!alpha) return no_interval(alpha.error().reason);
    const double df1 = static_cast<double>(people) - 1.0;
    const double df2 = df1 * (static_cast<double>(items) - 1.0);
    const double apart = 1.0 - alpha.value();
    return Interval{1.0 - apart * f_quantile(0.975, df1, df2), 1.0 - apart * f_quantile(0.025, df1, df2)};
}

Number omega_total(const ItemMatrix& covariances) {
    if (covariances.k < 3) return no_number("au moins trois items sont nécessaires");
    const auto r = correlations(covariances);
    if (!r) return no_number(kConstantItem);
    const auto loadings = minres_loadings(*r);
    if (!loadings) return no_number("le modèle à un facteur n’a pas de solution (cas de Heywood)");
    double sum = 0.0;
    double uniqueness = 0.0;
    for (const double l : *loadings) {
        sum += l;
        uniqueness += 1.0 - l * l;
    }
    return finite_or(sum * sum / (sum * sum + uniqueness), "le facteur commun est nul");
}

Number item_total(const ItemMatrix& c, std::size_t i) {
    if (c.k < 2) return no_number(kOneItem);
    const double shared = c.row_total(i) - c.at(i, i);
    const double rest = c.total() - 2.0 * shared - c.at(i, i);
    if (!(c.at(i, i) > 0.0)) return no_number("cet item ne varie pas");
    if (!(rest > 1e-12 * c.trace())) return no_number("la somme des autres items ne varie pas");
    return shared / std::sqrt(c.at(i, i) * rest);
}

Number alpha_without(const ItemMatrix& c, std::size_t dropped) {
    if (c.k < 3) return no_number("il resterait moins de deux items");
    ItemMatrix rest{c.k - 1, {}};
    for (std::size_t i = 0; i < c.k; ++i)
        for (std::size_t j = 0; j < c.k; ++j)
            if (i != dropped && j != dropped) rest.values.push_back(c.at(i, j));
    return alpha_of(rest);
}

/// 100 x the share of the answers that are at `end`.
Number percent_at(const Answers& answers, double end, const ScaleRange& range, const SamplingPlan* plan) {
    Answers there;
    there.reserve(answers.size());
    for (const auto& answer : answers)
        there.push_back(
            answer ? std::optional{std::fabs(*answer - end) < 1e-9 * (range.high - range.low) ? 1.0 : 0.0}
                   : std::nullopt);
    const Number share = plan ? design_mean(there, *plan).mean : answered(there).mean();
    return share ? Number{100.0 * share.value()} : share;
}

/// At the low end, at the high end.
std::pair<Number, Number> percents_at_ends(const Answers& answers, const std::optional<ScaleRange>& range,
                                           const SamplingPlan* plan) {
    const Number unknown = no_number("étendue inconnue, indiquez --range LO:HI");
    if (!range) return {unknown, unknown};
    return {percent_at(answers, range->low, *range, plan), percent_at(answers, range->high, *range, plan)};
}

questionnaires::Result<Quartiles, NotEstimable> quartiles_of(const Sample& sample) {
    const Number first = sample.quantile(0.25);
    if (!first) return questionnaires::Failure{first.error()};
    return Quartiles{first.value(), sample.quantile(0.5).value(), sample.quantile(0.75).value()};
}

}  // namespace

Number alpha_of(const ItemMatrix& covariances) {
    if (covariances.k < 2) return no_number(kOneItem);
    const double items = covariances.trace();
    const double total = covariances.total();
    if (!(total > 1e-12 * items)) return no_number(kConstantTotal);
    const auto k = static_cast<double>(covariances.k);
    return k / (k - 1.0) * (1.0 - items / total);
}

std::optional<DataError> fault(const Scale& scale) {
    if (scale.items.empty()) return DataError{"Une échelle demande au moins un item."};
    if (scale.range && !(scale.range->low < scale.range->high))
        return DataError{"L’étendue des codes doit aller du plus petit au plus grand."};
    for (const auto& item : scale.items) {
        if (item.answers.size() != scale.items.front().answers.size())
            return DataError{"L’item " + item.name + " n’a pas autant de lignes que les autres."};
        if (item.reversed && !scale.range)
            return DataError{"Pour inverser l’item " + item.name +
                             ", indiquez l’étendue des codes (--range LO:HI)."};
        if (!scale.range) continue;
        for (const auto& answer : item.answers)
            if (answer && !(*answer >= scale.range->low && *answer <= scale.range->high))
                return DataError{"L’item " + item.name + " contient la valeur " + as_text(*answer) +
                                 ", hors de l’étendue " + as_text(scale.range->low) + ":" +
                                 as_text(scale.range->high) + "."};
    }
    return std::nullopt;
}

std::vector<Answers> scored_items(const Scale& scale) {
    std::vector<Answers> items;
    items.reserve(scale.items.size());
    for (const auto& item : scale.items) {
        items.push_back(item.answers);
        if (!item.reversed) continue;
        for (auto& answer : items.back())
            if (answer) answer = scale.range->low + scale.range->high - *answer;
    }
    return items;
}

Answers person_means(const Scale& scale) {
    return means_of_rows(scored_items(scale), scale.missing);
}

questionnaires::Result<ScaleReport, DataError> scale_reliability(const Scale& scale,
                                                                 const SamplingPlan* plan) {
    if (auto wrong = fault(scale)) return questionnaires::Failure{std::move(*wrong)};
    const auto items = scored_items(scale);
    const std::size_t k = items.size();
    const auto profiles = item_profiles(items);
    const auto complete = complete_only(profiles);
    std::size_t n_complete = 0;
    for (const auto& profile : complete) n_complete += profile.count;

    const auto refused = not_estimable("pas de version pondérée");
    const auto covariances = item_covariances(complete, k);
    const auto pairwise = item_covariances(profiles, k);
    const auto on_complete = [&](auto statistic) -> Number {
        if (plan) return refused;
        if (!covariances) return no_number(kFewComplete);
        return statistic(*covariances);
    };

    const Number raw = on_complete(alpha_of);
    std::vector<ItemAnalysis> analyses;
    for (std::size_t i = 0; i < k; ++i) {
        const Sample sample = answered(items[i]);
        const Number correlation = on_complete([i](const ItemMatrix& c) { return item_total(c, i); });
        const auto [floor, ceiling] = percents_at_ends(items[i], scale.range, plan);
        analyses.push_back({scale.items[i].name, plan ? design_mean(items[i], *plan).mean : sample.mean(),
                            plan ? Number{refused} : sample.sd(), correlation,
                            on_complete([i](const ItemMatrix& c) { return alpha_without(c, i); }),
                            items[i].size() - sample.size(), floor, ceiling,
                            correlation && correlation.value() < 0.0});
    }

    const Answers people = means_of_rows(items, scale.missing);
    const Sample scores = answered(people);
    const auto [floor, ceiling] = percents_at_ends(people, scale.range, plan);
    const Number pairwise_alpha = plan ? Number{refused}
                                  : pairwise
                                      ? alpha_of(*pairwise)
                                      : no_number("deux items n’ont presque jamais reçu de réponse ensemble");
    return ScaleReport{items.front().size(),
                       n_complete,
                       Alpha{raw, on_complete(standardised_alpha), feldt(raw, n_complete, k), pairwise_alpha},
                       on_complete(omega_total),
                       std::move(analyses),
                       plan ? design_mean(people, *plan) : student_mean(scores),
                       plan ? Estimable<Quartiles>{refused} : quartiles_of(scores),
                       floor,
                       ceiling};
}

}  // namespace analysis
