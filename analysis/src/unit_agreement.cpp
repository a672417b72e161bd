#include "analysis/unit_agreement.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace analysis {
namespace {

constexpr double kMark = 0.70;
constexpr double kLevel = 0.05;

/// Variance of answers given at random over the codes of a scale.
Number random_variance(const Scale& scale) {
    if (!scale.range) return no_number("étendue inconnue, indiquez --range LO:HI");
    const double steps = scale.range->high - scale.range->low;
    if (std::floor(steps) < steps) return no_number("étendue qui n’est pas faite de nombres entiers");
    return ((steps + 1.0) * (steps + 1.0) - 1.0) / 12.0;
}

Number rwg_j(const std::vector<Sample>& items, const Number& expected) {
    if (!expected) return expected;
    std::vector<double> variances;
    for (const auto& item : items) {
        const Number variance = item.variance();
        if (!variance) return no_number("moins de deux personnes ont répondu à tous les items");
        variances.push_back(variance.value());
    }
    const auto k = static_cast<double>(items.size());
    const double disorder = std::min(1.0, compensated_sum(variances) / k / expected.value());
    return k * (1.0 - disorder) / (k * (1.0 - disorder) + disorder);
}

/// Of each unit, the answers to each item of its people who answered all of them.
std::vector<std::vector<Sample>> complete_answers(const std::vector<Answers>& items, const Grouping& units) {
    std::vector<std::vector<std::vector<double>>> values(units.labels.size(),
                                                         std::vector<std::vector<double>>(items.size()));
    for (std::size_t row = 0; row < units.of_row.size(); ++row) {
        const bool complete = std::all_of(items.begin(), items.end(),
                                          [row](const Answers& item) { return item[row].has_value(); });
        if (!complete || !units.of_row[row]) continue;
        for (std::size_t i = 0; i < items.size(); ++i)
            values[*units.of_row[row]][i].push_back(*items[i][row]);
    }
    std::vector<std::vector<Sample>> samples(units.labels.size());
    for (std::size_t unit = 0; unit < values.size(); ++unit)
        for (auto& item : values[unit]) samples[unit].emplace_back(std::move(item));
    return samples;
}

struct MeanSquares {
    double between;
    double within;
    double mean_size;
};

Estimable<MeanSquares> mean_squares(const std::vector<Sample>& scores) {
    if (scores.size() < 2) return not_estimable("moins de deux unités ont un score");
    const VarianceSplit split = variance_split(scores);
    const auto groups = static_cast<double>(scores.size());
    if (!(split.n > groups)) return not_estimable("aucune unité n’a deux personnes");
    return MeanSquares{split.between / (groups - 1.0), split.within / (split.n - groups), split.n / groups};
}

/// Whether the marks are reached, and what to tell a reader.
std::pair<bool, std::string> verdict(const ScaleAgreement& found) {
    if (!found.icc2) return {false, "moyennes d’unités non comparables : " + found.icc2.error().reason};
    if (!found.f) return {false, "moyennes d’unités non comparables : " + found.f.error().reason};
    if (!found.rwg_median)
        return {false, "accord dans les unités inconnu : " + found.rwg_median.error().reason};
    std::string lacking;
    const auto lacks = [&lacking](const char* what) {
        lacking += (lacking.empty() ? "" : ", ") + std::string{what};
    };
    if (found.f && !(found.f.value().p < kLevel)) lacks("les unités ne diffèrent pas plus que le hasard (F)");
    if (found.icc2.value() < kMark) lacks("moyennes peu fiables (ICC(2) sous 0,70)");
    if (found.rwg_median.value() < kMark) lacks("désaccord dans les unités (rwg(j) médian sous 0,70)");
    if (lacking.empty())
        return {true,
                "les unités diffèrent, leurs moyennes sont fiables et leurs membres d’accord (F, ICC(2) et "
                "rwg(j) médian d’au moins 0,70)"};
    return {false, "ne comparez pas les moyennes d’unités : " + lacking};
}

}  // namespace

ScaleAgreement scale_agreement(const Scale& scale, const Grouping& units) {
    const auto items = scored_items(scale);
    const auto scores = samples_by_group(person_means(scale), units);
    const auto answers = complete_answers(items, units);
    const Number expected = random_variance(scale);
    ScaleAgreement found{
        {}, no_number(""), no_number(""), no_number(""), not_estimable(""), no_number(""), false, ""};
    std::vector<Sample> peopled;
    std::vector<double> agreements;
    std::string reason =
        expected ? "aucune unité de deux personnes ayant répondu à tout" : expected.error().reason;
    for (std::size_t unit = 0; unit < units.labels.size(); ++unit) {
        if (scores[unit].size() == 0) continue;
        peopled.push_back(scores[unit]);
        found.units.push_back({units.labels[unit], scores[unit].size(), answers[unit].front().size(),
                               rwg_j(answers[unit], expected)});
        if (const Number& rwg = found.units.back().rwg) agreements.push_back(rwg.value());
    }
    found.rwg_median = agreements.empty() ? no_number(reason) : Sample{std::move(agreements)}.quantile(0.5);
    found.f = anova_test(peopled);
    const auto squares = mean_squares(peopled);
    if (squares) {
        const auto& [between, within, size] = squares.value();
        found.mean_size = size;
        found.icc1 = finite_or((between - within) / (between + (size - 1.0) * within), "variance nulle");
        found.icc2 = finite_or((between - within) / between, "les unités ont toutes la même moyenne");
    } else {
        for (Number* number : {&found.mean_size, &found.icc1, &found.icc2})
            *number = no_number(squares.error().reason);
    }
    std::tie(found.supported, found.reason) = verdict(found);
    return found;
}

}  // namespace analysis
