#include <optional>
#include <string>
#include <vector>

#include "analysis/column_roles.hpp"
#include "analysis/trend.hpp"
#include "estimates/data_request.hpp"
#include "estimates/equivalence_margin.hpp"
#include "estimates/json_results.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "estimates/wave_means.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::Trend;
using analysis::XmrSignal;

void put_waves(JsonWriter& json, const Trend& trend) {
    json.key("waves");
    json.begin_array();
    for (const auto& wave : trend.waves) {
        json.begin_object();
        put(json, "label", wave.label);
        put(json, "n", wave.score.n);
        put(json, "mean", wave.score.mean);
        put(json, "se", wave.score.se);
        put(json, "ci", wave.score.ci);
        json.end_object();
    }
    json.end_array();
}

void put_changes(JsonWriter& json, const Trend& trend, std::optional<double> margin) {
    json.key("changes");
    json.begin_array();
    for (const auto& change : trend.changes) {
        json.begin_object();
        put(json, "from", trend.waves[change.from].label);
        put(json, "to", trend.waves[change.to].label);
        put(json, "difference", change.difference);
        if (change.welch) {
            const auto& welch = change.welch.value();
            put(json, "ci", analysis::IntervalOrReason{welch.ci});
            put(json, "p", welch.p);
            put(json, "p_bh", change.p_bh, "");
        } else {
            for (const char* key : {"ci", "p", "p_bh"}) put_null(json, key, change.welch.error().reason);
        }
        put(json, "minimum_detectable", change.minimum_detectable);
        if (change.newcombe) put(json, "newcombe", *change.newcombe);
        if (margin) put_equivalence(json, change.welch, *margin);
        json.end_object();
    }
    json.end_array();
}

void put_adjusted(JsonWriter& json, const Trend& trend) {
    if (!trend.adjusted) {
        put_null(json, "adjusted", trend.adjusted.error().reason);
        return;
    }
    json.key("adjusted");
    json.begin_array();
    for (const auto& wave : trend.adjusted.value()) {
        json.begin_object();
        put(json, "label", wave.label);
        put(json, "mean", wave.mean);
        json.end_object();
    }
    json.end_array();
}

void put_xmr(JsonWriter& json, const Trend& trend) {
    put_object(json, "xmr", trend.xmr, [&](const analysis::Xmr& chart) {
        put(json, "centre", chart.centre);
        put(json, "moving_range", chart.moving_range);
        put(json, "lower", chart.lower);
        put(json, "upper", chart.upper);
        json.key("signals");
        json.begin_array();
        for (const auto& signal : chart.signals) {
            json.begin_object();
            put(json, "label", trend.waves[signal.point].label);
            put(json, "kind",
                signal.kind == XmrSignal::Kind::outside_limits ? "outside_limits" : "run_of_eight");
            json.end_object();
        }
        json.end_array();
    });
}

void print_json(const Trend& trend, std::optional<double> margin, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put_waves(json, trend);
    if (margin) put(json, "equivalence_margin", *margin);
    put_changes(json, trend, margin);
    put_adjusted(json, trend);
    put_object(json, "kitagawa", trend.kitagawa, [&json](const analysis::Kitagawa& split) {
        put(json, "total", split.total);
        put(json, "composition", split.composition);
        put(json, "rate", split.rate);
    });
    put_object(json, "cochran_armitage", trend.cochran_armitage,
               [&json](const analysis::CochranArmitage& test) {
                   put(json, "statistic", test.statistic);
                   put(json, "p", test.p);
               });
    put_object(json, "jonckheere", trend.jonckheere, [&json](const analysis::Jonckheere& test) {
        put(json, "statistic", test.statistic);
        put(json, "z", test.z);
        put(json, "p", test.p);
    });
    put_object(json, "mann_kendall", trend.mann_kendall, [&json](const analysis::MannKendall& test) {
        put(json, "s", test.s);
        put(json, "tau", test.tau);
        put(json, "p", test.p);
        json.key("exact");
        json.truth(test.exact);
    });
    put_xmr(json, trend);
    json.end_object();
}

void print_waves(const Trend& trend, Shown& shown, std::ostream& out) {
    TextTable waves{{"vague", "n", "moyenne", kIntervalHeader, "à composition constante"}};
    for (std::size_t i = 0; i < trend.waves.size(); ++i) {
        const auto& wave = trend.waves[i];
        waves.add({wave.label, reports::fmt_count(static_cast<std::int64_t>(wave.score.n)),
                   shown.number(wave.score.mean, 2), shown.interval(wave.score.ci, 2),
                   trend.adjusted ? reports::fmt_num(trend.adjusted.value()[i].mean, 2)
                                  : shown.none(trend.adjusted.error().reason)});
    }
    waves.print(out);
    out << '\n';
    if (trend.changes.empty()) return;
    TextTable changes{{"évolution", "écart", kIntervalHeader, "p", "p BH", "écart détectable"}};
    for (const auto& change : trend.changes) {
        const auto& welch = change.welch;
        changes.add({trend.waves[change.from].label + " → " + trend.waves[change.to].label,
                     change.difference ? reports::fmt_points(change.difference.value(), 2)
                                       : shown.none(change.difference.error().reason),
                     welch ? reports::fmt_ci(welch.value().ci.low, welch.value().ci.high, 2)
                           : shown.none(welch.error().reason),
                     welch ? shown.p(welch.value().p) : "–", shown.p(change.p_bh),
                     shown.number(change.minimum_detectable, 2)});
    }
    changes.print(out);
    out << '\n';
}

void print_series(const Trend& trend, const Shown& shown, std::ostream& out) {
    if (const auto& split = trend.kitagawa)
        say(out, "de la première à la dernière vague : " + reports::fmt_points(split.value().total, 2) +
                     ", dont composition " + reports::fmt_points(split.value().composition, 2) +
                     " et réponses à composition égale " + reports::fmt_points(split.value().rate, 2) +
                     " (Kitagawa)");
    if (const auto& test = trend.cochran_armitage)
        say(out, "Cochran–Armitage : χ² = " + reports::fmt_num(test.value().statistic, 2) + " ; " +
                     shown.p(test.value().p));
    if (const auto& test = trend.jonckheere)
        say(out, "Jonckheere–Terpstra : z = " + reports::fmt_num(test.value().z, 2) + " ; " +
                     shown.p(test.value().p));
    else
        say(out, "Jonckheere–Terpstra : " + test.error().reason);
    if (const auto& test = trend.mann_kendall)
        say(out,
            "Mann–Kendall : τ = " + reports::fmt_num(test.value().tau, 2) + " ; " + shown.p(test.value().p));
    else
        say(out, "Mann–Kendall : " + test.error().reason);
    if (const auto& chart = trend.xmr) {
        say(out, "carte XmR : centre " + reports::fmt_num(chart.value().centre, 2) + " ; limites " +
                     reports::fmt_ci(chart.value().lower, chart.value().upper, 2));
        for (const auto& signal : chart.value().signals)
            say(out, "signal à la vague « " + trend.waves[signal.point].label +
                         (signal.kind == XmrSignal::Kind::outside_limits
                              ? " » : hors des limites"
                              : " » : huit points du même côté du centre"));
    } else {
        say(out, "carte XmR : " + trend.xmr.error().reason);
    }
}

void print_text(const Trend& trend, std::optional<double> margin, std::ostream& out) {
    Shown shown;
    print_waves(trend, shown, out);
    for (const auto& change : trend.changes) {
        const std::string name =
            trend.waves[change.from].label + " → " + trend.waves[change.to].label + " : ";
        if (change.newcombe && *change.newcombe)
            say(out, name + "intervalle de Newcombe de l’écart des parts " +
                         reports::fmt_ci(change.newcombe->value().low, change.newcombe->value().high, 3));
        if (margin) say(out, name + equivalence_in_words(change.welch, *margin));
    }
    print_series(trend, shown, out);
    shown.print_reasons(out);
}

void refuse_same(const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = i + 1; j < names.size(); ++j)
            if (names[i] == names[j])
                throw WrongUsage{"--score, --wave et --by nomment deux fois la colonne « " + names[i] + " »"};
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const std::string score = arguments.option("score").value();
    const std::string wave = arguments.option("wave").value();
    const auto by = arguments.option("by");
    refuse_same(by ? std::vector{score, wave, *by} : std::vector{score, wave});
    const auto margin = equivalence_margin(arguments);
    const DesignRequest request{arguments};
    const auto data = requested_data(arguments, err);
    const auto answers = value_or_refuse(analysis::score_of(data, score));
    const auto waves = value_or_refuse(analysis::groups_of(data, wave));
    std::optional<analysis::Grouping> composition;
    if (by) composition = value_or_refuse(analysis::groups_of(data, *by));
    std::vector<analysis::MeanEstimate> design_means;
    if (request.given()) design_means = wave_means(data, answers, waves, request);
    const Trend trend = analysis::trend(answers, waves, composition, design_means);
    if (arguments.has("json"))
        print_json(trend, margin, out);
    else
        print_text(trend, margin, out);
}

}  // namespace

Verb trend_verb() {
    return {
        .name = "trend",
        .summary = "un score au fil des vagues, et ce que la composition en explique",
        .example = "vigie trend campagne-ia --score charge --wave wave --by metier --json",
        .positionals = {data_positional()},
        .options = with_data_options(
            {{.name = "score", .value = "S", .help = "colonne du score, des nombres", .required = true},
             {.name = "wave",
              .value = "W",
              .help = "colonne des vagues, remises dans l’ordre du temps ; chaque vague est un échantillon "
                      "à part, strates comprises",
              .required = true},
             {.name = "by",
              .value = "G",
              .help = "composition à tenir constante (moyennes ajustées, Kitagawa)"},
             equivalence_option()}),
        .run = run};
}

}  // namespace commands
