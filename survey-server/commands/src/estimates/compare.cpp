#include <optional>
#include <string>

#include "analysis/column_roles.hpp"
#include "analysis/comparison.hpp"
#include "estimates/data_request.hpp"
#include "estimates/equivalence_margin.hpp"
#include "estimates/json_results.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::Comparison;
using analysis::Estimable;
using analysis::FTest;

void put_f(JsonWriter& json, std::string_view key, const Estimable<FTest>& result) {
    put_object(json, key, result, [&json](const FTest& test) {
        put(json, "statistic", test.statistic);
        put(json, "df", test.df);
        put(json, "df2", test.df2);
        put(json, "p", test.p);
    });
}

void put_groups(JsonWriter& json, const Comparison& comparison) {
    json.key("groups");
    json.begin_array();
    for (const auto& group : comparison.groups) {
        json.begin_object();
        put(json, "label", group.label);
        put(json, "n", group.score.n);
        put(json, "mean", group.score.mean);
        put(json, "sd", group.score.sd);
        put(json, "se", group.score.se);
        put(json, "median", group.median);
        put(json, "ci", group.score.ci);
        json.end_object();
    }
    json.end_array();
}

void put_difference(JsonWriter& json, const analysis::PairComparison& pair, std::optional<double> margin) {
    put_object(json, "mean_difference", pair.mean_difference, [&json](const analysis::MeanDifference& test) {
        put(json, "se", test.se);
        put(json, "df", test.df);
        put(json, "ci", analysis::IntervalOrReason{test.ci});
        put(json, "p", test.p);
    });
    put_object(json, "games_howell", pair.games_howell, [&json](const analysis::GamesHowell& test) {
        put(json, "q", test.q);
        put(json, "df", test.df);
        put(json, "ci", analysis::IntervalOrReason{test.ci});
        put(json, "p", test.p);
    });
    if (pair.newcombe) put(json, "newcombe", *pair.newcombe);
    if (margin) put_equivalence(json, pair.mean_difference, *margin);
}

void put_pairs(JsonWriter& json, const Comparison& comparison, std::optional<double> margin) {
    json.key("pairwise");
    json.begin_array();
    for (const auto& pair : comparison.pairwise) {
        const std::string reason = pair.dunn_z ? "" : pair.dunn_z.error().reason;
        json.begin_object();
        put(json, "a", comparison.groups[pair.a].label);
        put(json, "b", comparison.groups[pair.b].label);
        put(json, "difference", pair.difference);
        put(json, "p", pair.p, reason);
        put(json, "p_holm", pair.p_holm, reason);
        put(json, "p_bh", pair.p_bh, reason);
        put(json, "dunn_z", pair.dunn_z);
        put_difference(json, pair, margin);
        json.end_object();
    }
    json.end_array();
}

void print_json(const Comparison& comparison, std::optional<double> margin, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put_groups(json, comparison);
    put_f(json, "welch", comparison.welch);
    put_object(json, "student", comparison.student, [&json](const analysis::TTest& test) {
        put(json, "statistic", test.statistic);
        put(json, "df", test.df);
        put(json, "p", test.p);
    });
    put_f(json, "anova", comparison.anova);
    put_object(json, "mann_whitney", comparison.mann_whitney, [&json](const analysis::MannWhitney& test) {
        put(json, "u", test.u);
        put(json, "p", test.p);
    });
    put_object(json, "kruskal_wallis", comparison.kruskal_wallis,
               [&json](const analysis::KruskalWallis& test) {
                   put(json, "h", test.h);
                   put(json, "df", test.df);
                   put(json, "p", test.p);
               });
    json.key("effects");
    json.begin_object();
    put(json, "cohen_d", comparison.effects.cohen_d);
    put(json, "hedges_g", comparison.effects.hedges_g);
    put(json, "cliff_delta", comparison.effects.cliff_delta);
    put(json, "eta_squared", comparison.effects.eta_squared);
    put(json, "epsilon_squared", comparison.effects.epsilon_squared);
    json.end_object();
    put_f(json, "brown_forsythe", comparison.brown_forsythe);
    put_f(json, "rank_test", comparison.rank_test);
    if (margin) put(json, "equivalence_margin", *margin);
    put_pairs(json, comparison, margin);
    json.end_object();
}

void print_f(const std::string& name, const Estimable<FTest>& test, const Shown& shown, std::ostream& out) {
    if (test)
        say(out, name + " : F = " + reports::fmt_num(test.value().statistic, 2) + " ; ddl " +
                     reports::fmt_num(test.value().df, 0) + " et " + reports::fmt_num(test.value().df2, 1) +
                     " ; " + shown.p(test.value().p));
    else
        say(out, name + " : " + test.error().reason);
}

void print_tests(const Comparison& comparison, Shown& shown, std::ostream& out) {
    if (comparison.rank_test) {
        print_f("rangs, selon le plan de sondage (Lumley–Scott)", comparison.rank_test, shown, out);
        return;
    }
    print_f("Welch", comparison.welch, shown, out);
    if (comparison.groups.size() == 2) {
        if (const auto& test = comparison.student)
            say(out, "Student : t = " + reports::fmt_num(test.value().statistic, 2) + " ; " +
                         reports::fmt_num(test.value().df, 0) + " ddl ; " + shown.p(test.value().p));
        if (const auto& test = comparison.mann_whitney)
            say(out, "Mann–Whitney : U = " + reports::fmt_num(test.value().u, 1) + " ; " +
                         shown.p(test.value().p));
        say(out, "d de Cohen : " + shown.number(comparison.effects.cohen_d, 3) +
                     " ; g de Hedges : " + shown.number(comparison.effects.hedges_g, 3) +
                     " ; δ de Cliff : " + shown.number(comparison.effects.cliff_delta, 3));
    } else {
        print_f("analyse de variance", comparison.anova, shown, out);
    }
    if (const auto& test = comparison.kruskal_wallis)
        say(out, "Kruskal–Wallis : H = " + reports::fmt_num(test.value().h, 2) + " ; " +
                     reports::fmt_num(test.value().df, 0) + " ddl ; " + shown.p(test.value().p));
    else
        say(out, "Kruskal–Wallis : " + comparison.kruskal_wallis.error().reason);
    print_f("dispersions (Brown–Forsythe)", comparison.brown_forsythe, shown, out);
    say(out, "η² : " + shown.number(comparison.effects.eta_squared, 4) +
                 " ; ε² : " + shown.number(comparison.effects.epsilon_squared, 4));
}

void print_pairs(const Comparison& comparison, Shown& shown, std::ostream& out) {
    const bool weighted = static_cast<bool>(comparison.rank_test);
    TextTable pairs{{"paire", "différence", kIntervalHeader, "p", "p Games–Howell", "z de Dunn", "p de Dunn",
                     "p Holm", "p BH"}};
    for (const auto& pair : comparison.pairwise) {
        const auto& mean = pair.mean_difference;
        pairs.add({comparison.groups[pair.a].label + " − " + comparison.groups[pair.b].label,
                   shown.number(pair.difference, 2),
                   mean ? reports::fmt_ci(mean.value().ci.low, mean.value().ci.high, 2)
                        : shown.none(mean.error().reason),
                   mean ? shown.p(mean.value().p) : "–",
                   pair.games_howell ? shown.p(pair.games_howell.value().p)
                                     : shown.none(pair.games_howell.error().reason),
                   shown.number(pair.dunn_z, 2), shown.p(pair.p), shown.p(pair.p_holm), shown.p(pair.p_bh)});
    }
    pairs.print(out);
    say(out, weighted
                 ? "intervalles et p des différences : plan de sondage, une paire à la fois"
                 : "intervalles et p des différences : Welch, une paire à la fois ; Games–Howell, Holm et BH "
                   "tiennent compte de toutes les paires");
    for (const auto& pair : comparison.pairwise)
        if (pair.newcombe && *pair.newcombe)
            say(out, "parts, « " + comparison.groups[pair.a].label + " » − « " +
                         comparison.groups[pair.b].label + " » : intervalle de Newcombe " +
                         reports::fmt_ci(pair.newcombe->value().low, pair.newcombe->value().high, 3));
}

void print_text(const Comparison& comparison, std::optional<double> margin, std::ostream& out) {
    Shown shown;
    TextTable groups{{"groupe", "n", "moyenne", kIntervalHeader, "écart-type", "médiane"}};
    for (const auto& group : comparison.groups)
        groups.add({group.label, reports::fmt_count(static_cast<std::int64_t>(group.score.n)),
                    shown.number(group.score.mean, 2), shown.interval(group.score.ci, 2),
                    shown.number(group.score.sd, 2), shown.number(group.median, 2)});
    groups.print(out);
    out << '\n';
    print_tests(comparison, shown, out);
    if (!comparison.pairwise.empty()) {
        out << '\n';
        print_pairs(comparison, shown, out);
    }
    if (margin)
        for (const auto& pair : comparison.pairwise)
            say(out, "« " + comparison.groups[pair.a].label + " » et « " + comparison.groups[pair.b].label +
                         " » : " + equivalence_in_words(pair.mean_difference, *margin));
    shown.print_reasons(out);
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const std::string score = arguments.option("score").value();
    const std::string by = arguments.option("by").value();
    if (score == by) throw WrongUsage{"--score et --by nomment la même colonne « " + by + " »"};
    const auto margin = equivalence_margin(arguments);
    const DesignRequest request{arguments};
    const auto data = requested_data(arguments, err);
    const auto answers = value_or_refuse(analysis::score_of(data, score));
    const auto groups = value_or_refuse(analysis::groups_of(data, by));
    const auto design = request.on(data);
    std::optional<analysis::SamplingPlan> plan;
    if (design) plan = analysis::sampling_plan(*design);
    const Comparison comparison = analysis::compare(answers, groups, plan ? &*plan : nullptr);
    if (arguments.has("json"))
        print_json(comparison, margin, out);
    else
        print_text(comparison, margin, out);
}

}  // namespace

Verb compare_verb() {
    return {
        .name = "compare",
        .summary = "un score entre des groupes : moyennes, tests, tailles d’effet, paires",
        .example = "vigie compare reponses.csv --score charge --by metier --json",
        .positionals = {data_positional()},
        .options = with_data_options(
            {{.name = "score", .value = "S", .help = "colonne du score, des nombres", .required = true},
             {.name = "by",
              .value = "G",
              .help =
                  "colonne des groupes ; Welch en F même à deux groupes (t²), Mann–Whitney avec correction "
                  "d’ex æquo et de continuité, p des paires de Dunn ; Games–Howell pour les moyennes",
              .required = true},
             equivalence_option()}),
        .run = run};
}

}  // namespace commands
