#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "estimates/data_request.hpp"
#include "estimates/drivers_report.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::CumulativeLogit;
using analysis::JointTest;

constexpr double kProportionalAlarm = 0.05;

std::string count(std::size_t n) {
    return reports::fmt_count(static_cast<std::int64_t>(n));
}

std::string in_quotes(const std::string& text) {
    return "« " + text + " »";
}

void print_heading(const DriversReport& report, std::ostream& out) {
    const auto& sample = report.sample;
    if (sample.ordered)
        say(out, "régression ordinale (cotes proportionnelles) de " + in_quotes(sample.outcome) + ", de " +
                     in_quotes(sample.levels.front()) + " à " + in_quotes(sample.levels.back()) +
                     " ; un rapport de cotes au-dessus de 1 est associé à des réponses plus hautes");
    else if (sample.levels.size() == 2)
        say(out, "régression logistique de " + in_quotes(sample.outcome) + " = " +
                     in_quotes(sample.levels[1]) + ", contre " + in_quotes(sample.levels[0]));
    say(out, "personnes retenues : " + count(sample.n) +
                 " ; laissées de côté, sans l’une des réponses : " + count(sample.left_out));
    for (const auto& factor : sample.factors)
        if (factor.is_text())
            say(out, in_quotes(factor.name) + " se lit par rapport à " + in_quotes(factor.reference));
    out << '\n';
}

std::string test_in_words(const JointTest& test, const Shown& shown) {
    const bool chi_square = std::isinf(test.df2);
    return (chi_square ? "χ² = " : "F = ") + reports::fmt_num(test.statistic, 2) + " ; " +
           reports::fmt_num(test.df, 0) + (chi_square ? "" : " et " + reports::fmt_num(test.df2, 0)) +
           " ddl ; " + shown.p(test.p);
}

std::string odds(double log_odds) {
    const double value = std::exp(log_odds);
    return std::isfinite(value) ? reports::fmt_num(value, 2) : "–";
}

void print_coefficients(const DriversReport& report, const CumulativeLogit& fit, Shown& shown,
                        std::ostream& out) {
    TextTable table{
        {"associé à", "coefficient", "erreur type", "z", "p", "rapport de cotes", kIntervalHeader}};
    for (std::size_t j = 0; j < fit.slopes.size(); ++j) {
        const DriverColumn column = driver_column(report.sample, j);
        const auto test = analysis::parameter_test(fit, fit.thresholds.size() + j);
        const bool bounded = test.ci && std::isfinite(std::exp(test.ci.value().high));
        table.add({column.factor->name + (column.level.empty() ? "" : " = " + column.level),
                   reports::fmt_num(test.estimate, 3), shown.number(test.se, 3), shown.number(test.z, 2),
                   test.p ? shown.p(test.p.value()) : shown.none(test.p.error().reason), odds(test.estimate),
                   bounded ? reports::fmt_ci(std::exp(test.ci.value().low), std::exp(test.ci.value().high), 2)
                           : shown.none(test.ci ? "hors de portée" : test.ci.error().reason)});
    }
    table.print(out);
    out << '\n';
    for (const auto& factor : report.sample.factors) {
        if (factor.columns < 2) continue;
        const auto test = analysis::joint_test(fit, factor.first, factor.columns);
        say(out, in_quotes(factor.name) +
                     " en entier : " + (test ? test_in_words(test.value(), shown) : test.error().reason));
    }
    say(out, "log-vraisemblance : " + reports::fmt_num(fit.log_likelihood, 3) +
                 " ; pseudo-R² de McFadden : " + reports::fmt_num(analysis::mcfadden_r2(fit), 3) +
                 ", de Nagelkerke : " + reports::fmt_num(analysis::nagelkerke_r2(fit), 3));
    if (const auto test = analysis::likelihood_ratio(fit, report.sample))
        say(out, "tous les facteurs ensemble : " + test_in_words(test.value(), shown));
    if (report.sample.designed)
        say(out, "erreurs types du plan de sondage (linéarisation), non de la vraisemblance");
}

void print_proportional(const DriversReport& report, const Shown& shown, std::ostream& out) {
    if (!report.sample.ordered || !report.fit) return;
    if (!report.proportional) {
        say(out, "cotes proportionnelles non vérifiées : " + report.proportional.error().reason);
        return;
    }
    const auto& odds = report.proportional.value();
    say(out, "cotes proportionnelles (test de Brant) : " + test_in_words(odds.test, shown));
    for (const auto& one : odds.factors)
        if (one.test.p < kProportionalAlarm)
            say(out, "l’association de " + in_quotes(one.factor) + " change d’une coupure à l’autre (" +
                         test_in_words(one.test, shown) +
                         ") : un seul rapport de cotes la résume mal, regardez le croisement");
}

void print_importance(const DriversReport& report, Shown& shown, std::ostream& out) {
    out << '\n';
    if (!report.importance) {
        say(out, "importance relative : – (" + report.importance.error().reason + ")");
        return;
    }
    const auto& found = report.importance.value();
    say(out, "part de la variance de " + in_quotes(report.sample.outcome) +
                 " associée à chaque facteur (R² linéaire : " + reports::fmt_num(found.r_squared, 3) + ")");
    TextTable table{{"facteur", "LMG", kIntervalHeader, "Johnson", kIntervalHeader}};
    for (const auto& one : found.factors)
        table.add({one.factor, reports::fmt_num(one.lmg, 3), shown.interval(one.lmg_ci, 3),
                   reports::fmt_num(one.johnson, 3), shown.interval(one.johnson_ci, 3)});
    table.print(out);
    if (found.replicates > 0)
        say(out, "intervalles : " + count(found.replicates) + " rééchantillons, graine " +
                     std::to_string(found.seed) +
                     " ; une part n’est jamais négative, son intervalle n’est donc pas un test");
    say(out, "une association n’est pas une cause : tout est mesuré au même moment");
}

void print_text(const DriversReport& report, std::ostream& out) {
    Shown shown;
    print_heading(report, out);
    if (report.fit)
        print_coefficients(report, report.fit.value(), shown, out);
    else
        say(out, "pas de modèle : " + report.fit.error().reason);
    print_proportional(report, shown, out);
    print_importance(report, shown, out);
    shown.print_reasons(out);
}

analysis::ModelRequest model_request(const Arguments& arguments) {
    analysis::ModelRequest request{.outcome = arguments.option("outcome").value(),
                                   .factors = arguments.list("factors"),
                                   .categorical = arguments.list("categorical")};
    const auto& factors = request.factors;
    for (auto factor = factors.begin(); factor != factors.end(); ++factor) {
        if (std::find(factors.begin(), factor, *factor) != factor)
            throw WrongUsage{"--factors nomme deux fois « " + *factor + " »"};
        if (*factor == request.outcome)
            throw WrongUsage{"--factors et --outcome nomment la même colonne « " + *factor + " »"};
    }
    for (const auto& name : request.categorical)
        if (std::find(factors.begin(), factors.end(), name) == factors.end())
            throw WrongUsage{"--categorical nomme « " + name + " », qui n’est pas dans --factors"};
    return request;
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const analysis::ModelRequest request = model_request(arguments);
    analysis::ImportanceRequest draws;
    draws.replicates = static_cast<std::size_t>(arguments.integer("bootstrap", 0, 10'000).value_or(1000));
    draws.seed = static_cast<std::uint64_t>(arguments.integer("seed", 0, 4'294'967'295).value_or(1));
    const DesignRequest drawn{arguments};
    const auto data = requested_data(arguments, err);
    const auto design = drawn.on(data);
    auto sample = value_or_refuse(analysis::model_sample(data, request, design ? &*design : nullptr));
    auto fit = analysis::cumulative_logit(sample);
    auto proportional =
        fit ? analysis::brant_test(sample)
            : analysis::Estimable<analysis::ProportionalOdds>{analysis::not_estimable(fit.error().reason)};
    auto importance = analysis::relative_importance(sample, draws);
    const DriversReport report{std::move(sample), std::move(fit), std::move(proportional),
                               std::move(importance)};
    if (arguments.has("json"))
        print_drivers_json(report, out);
    else
        print_text(report, out);
}

}  // namespace

DriverColumn driver_column(const analysis::ModelSample& sample, std::size_t column) {
    std::size_t i = 0;
    while (column >= sample.factors[i].first + sample.factors[i].columns) ++i;
    const auto& factor = sample.factors[i];
    return {&factor, factor.is_text() ? factor.levels[column - factor.first] : ""};
}

Verb drivers_verb() {
    return {
        .name = "drivers",
        .summary =
            "ce à quoi une issue est associée : régression logistique ou ordinale, importance relative",
        .example = "vigie drivers reponses.csv --outcome tension --factors charge,metier,anciennete --json",
        .positionals = {data_positional()},
        .options = with_data_options(
            {{.name = "outcome",
              .value = "Y",
              .help =
                  "issue : deux catégories (la seconde est modélisée) ou 0/1, régression logistique ; trois "
                  "nombres ou plus, régression ordinale à cotes proportionnelles",
              .required = true},
             {.name = "factors",
              .value = "A,B,…",
              .help = "facteurs : un nombre tel quel, un texte par rapport à sa première catégorie",
              .required = true},
             {.name = "categorical",
              .value = "A,…",
              .help = "facteurs codés par des nombres qui sont des noms de groupes"},
             {.name = "bootstrap",
              .value = "B",
              .help =
                  "rééchantillons pour les intervalles de l’importance (1000 sans l’option, 0 pour aucun)"},
             {.name = "seed", .value = "S", .help = "graine des rééchantillons (1 sans l’option)"}}),
        .run = run};
}

}  // namespace commands
