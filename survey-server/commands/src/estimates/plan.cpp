#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/headcount_table.hpp"
#include "analysis/response_plan.hpp"
#include "estimates/data_request.hpp"
#include "estimates/decimal_option.hpp"
#include "estimates/json_results.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::HeadcountTable;
using analysis::Number;
using analysis::PlanGoal;

constexpr double kSure = 0.95;
constexpr double kUnlikely = 0.05;
constexpr std::size_t kMostColumnsCrossed = 8;
constexpr const char* kNoResponse = "donnez --response ou --answers";

/// What the command line asks for, before any file.
struct PlanRequest {
    PlanGoal goal;
    double share = 50.0;
    std::optional<double> response;      ///< 0 to 1
    std::optional<std::size_t> answers;  ///< in all
    std::size_t threshold = 10;
};

/// A group of people and what may be expected of it.
struct PlannedGroup {
    std::vector<std::string> categories;  ///< empty for all
    std::size_t people = 0;
    std::size_t needed = 0;
    Number expected = analysis::no_number(kNoResponse);
    Number half_width = analysis::no_number(kNoResponse);
    Number detectable = analysis::no_number(kNoResponse);
    Number met = analysis::no_number(kNoResponse);      ///< chance of as many answers as needed
    Number reached = analysis::no_number(kNoResponse);  ///< chance of as many answers as the threshold
};

struct Breakdown {
    std::vector<std::string> columns;
    std::vector<PlannedGroup> cells;
};

struct Plan {
    std::vector<std::string> columns;
    PlannedGroup all;
    std::vector<Breakdown> breakdowns;  ///< by each column, then by each two
};

double chance(std::size_t k, std::size_t people, const PlanRequest& request, std::size_t all) {
    return request.answers ? analysis::chance_at_answers(k, people, *request.answers, all)
                           : analysis::chance_at_response(k, people, *request.response);
}

PlannedGroup planned(std::vector<std::string> categories, std::size_t people, const PlanRequest& request,
                     std::size_t all) {
    PlannedGroup group;
    group.categories = std::move(categories);
    group.people = people;
    group.needed = analysis::answers_needed(request.goal, people);
    if (!request.response && !request.answers) return group;
    const double rate = request.answers ? static_cast<double>(*request.answers) / static_cast<double>(all)
                                        : *request.response;
    const double expected = static_cast<double>(people) * rate;
    group.expected = expected;
    group.half_width = analysis::half_width(request.goal, expected, people);
    group.detectable = analysis::detectable_change(request.goal, expected, people);
    group.met = chance(group.needed, people, request, all);
    group.reached = chance(request.threshold, people, request, all);
    return group;
}

Plan plan_of(const HeadcountTable& table, const PlanRequest& request) {
    const std::size_t all = table.total();
    Plan plan{table.columns, planned({}, all, request, all), {}};
    const auto add = [&](const std::vector<std::size_t>& kept) {
        Breakdown breakdown;
        for (const std::size_t column : kept) breakdown.columns.push_back(table.columns[column]);
        for (const auto& row : table.summed_over(kept))
            breakdown.cells.push_back(planned(row.categories, row.people, request, all));
        plan.breakdowns.push_back(std::move(breakdown));
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) add({i});
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        for (std::size_t j = i + 1; j < table.columns.size(); ++j) add({i, j});
    return plan;
}

/// Chance that every cell with somebody in it reaches the threshold.
Number all_reach(const Breakdown& breakdown, const PlanRequest& request) {
    if (request.answers)
        return analysis::no_number("avec --answers, les cases dépendent les unes des autres : lisez chacune");
    double product = 1.0;
    for (const PlannedGroup& cell : breakdown.cells) {
        if (!cell.reached) return cell.reached;
        if (cell.people > 0) product *= cell.reached.value();
    }
    return product;
}

std::size_t sure_cells(const Breakdown& breakdown) {
    return static_cast<std::size_t>(std::count_if(
        breakdown.cells.begin(), breakdown.cells.end(),
        [](const PlannedGroup& cell) { return cell.reached && cell.reached.value() >= kSure; }));
}

void put_group(JsonWriter& json, const PlannedGroup& group) {
    put(json, "headcount", group.people);
    put(json, "needed", group.needed);
    put(json, "needed_response",
        group.people > 0 ? Number{static_cast<double>(group.needed) / static_cast<double>(group.people)}
                         : analysis::no_number("effectif nul"));
    put(json, "expected", group.expected);
    put(json, "precision", group.half_width);
    put(json, "detectable", group.detectable);
    put(json, "probability_needed", group.met);
    put(json, "probability_threshold", group.reached);
}

void put_goal(JsonWriter& json, const PlanRequest& request) {
    const bool precision = request.goal.kind == PlanGoal::Kind::precision;
    json.key("goal");
    json.begin_object();
    put(json, "kind", std::string_view{precision ? "precision" : "detect"});
    put(json, "value", request.goal.value);
    put(json, "unit", std::string_view{request.goal.percentage ? "points" : "score"});
    if (request.goal.percentage)
        put(json, "share", request.share);
    else
        put(json, "sd", request.goal.sd);
    json.end_object();
}

void put_breakdown(JsonWriter& json, const Breakdown& breakdown, const PlanRequest& request) {
    json.begin_object();
    put(json, "columns", breakdown.columns);
    put(json, "cells_sure", sure_cells(breakdown));
    put(json, "probability_all", all_reach(breakdown, request));
    json.key("cells");
    json.begin_array();
    for (const PlannedGroup& cell : breakdown.cells) {
        json.begin_object();
        put(json, "categories", cell.categories);
        put_group(json, cell);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void print_json(const Plan& plan, const PlanRequest& request, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put_goal(json, request);
    put(json, "threshold", request.threshold);
    if (request.response)
        put(json, "response", *request.response);
    else if (request.answers)
        put(json, "answers", *request.answers);
    else
        put_null(json, "response", kNoResponse);
    json.key("total");
    json.begin_object();
    put_group(json, plan.all);
    json.end_object();
    json.key("strata");
    json.begin_array();
    if (!plan.breakdowns.empty())
        for (const PlannedGroup& stratum : plan.breakdowns.front().cells) {
            json.begin_object();
            put(json, "stratum", stratum.categories.front());
            put_group(json, stratum);
            json.end_object();
        }
    json.end_array();
    json.key("breakdowns");
    json.begin_array();
    for (const Breakdown& breakdown : plan.breakdowns) put_breakdown(json, breakdown, request);
    json.end_array();
    if (request.response)
        put(json, "smallest_group", analysis::smallest_group(request.threshold, *request.response));
    else
        put_null(json, "smallest_group", "donnez --response");
    json.end_object();
}

std::string count(std::size_t n) {
    return reports::fmt_count(static_cast<std::int64_t>(n));
}

std::string percent(double share) {
    return reports::fmt_num(100.0 * share, 1) + " %";
}

std::string chance_in_words(const Number& chance, Shown& shown) {
    if (!chance) return shown.none(chance.error().reason);
    return chance.value() > 0.9995 ? "> 99,9\u00A0%"
                                   : reports::fmt_num(100.0 * chance.value(), 1) + "\u00A0%";
}

std::string joined(const std::vector<std::string>& names, const char* between) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : between) + name;
    return text;
}

void print_goal(const PlanRequest& request, std::ostream& out) {
    const bool precision = request.goal.kind == PlanGoal::Kind::precision;
    const std::string unit = request.goal.percentage ? " points" : "";
    const std::string of = request.goal.percentage
                               ? "une part de " + reports::fmt_num(request.share, 0) + " %"
                               : "un score d’écart-type " + reports::fmt_num(request.goal.sd, 2);
    say(out, precision ? "objectif : intervalle à 95 % de ± " + reports::fmt_num(request.goal.value, 2) +
                             unit + " autour d’" + of
                       : "objectif : voir un changement de " + reports::fmt_num(request.goal.value, 2) +
                             unit + " entre deux vagues (5 % bilatéral, puissance 80 %), sur " + of);
    if (request.response)
        say(out, "participation supposée : " + percent(*request.response) + ", chacun répondant de son côté");
    if (request.answers)
        say(out,
            "réponses supposées : " + count(*request.answers) + ", de n’importe qui avec la même chance");
}

std::vector<std::string> line_of(const std::string& name, const PlannedGroup& group, Shown& shown) {
    const int decimals = 1;
    return {name,
            count(group.people),
            count(group.needed),
            group.people > 0
                ? reports::fmt_num(
                      100.0 * static_cast<double>(group.needed) / static_cast<double>(group.people), 0) +
                      "\u00A0%"
                : "–",
            shown.number(group.expected, decimals),
            group.half_width ? "±\u00A0" + reports::fmt_num(group.half_width.value(), 2)
                             : shown.none(group.half_width.error().reason),
            shown.number(group.detectable, 2),
            chance_in_words(group.reached, shown)};
}

void print_breakdowns(const Plan& plan, const PlanRequest& request, Shown& shown, std::ostream& out) {
    TextTable table{
        {"découpage", "cases", "sûres", "incertaines", "perdues", "toutes au seuil", "la plus fragile"}};
    for (const Breakdown& breakdown : plan.breakdowns) {
        const auto lost = static_cast<std::size_t>(std::count_if(
            breakdown.cells.begin(), breakdown.cells.end(),
            [](const PlannedGroup& cell) { return cell.reached && cell.reached.value() <= kUnlikely; }));
        const std::size_t sure = sure_cells(breakdown);
        const auto weakest = std::min_element(
            breakdown.cells.begin(), breakdown.cells.end(),
            [](const PlannedGroup& a, const PlannedGroup& b) { return a.people < b.people; });
        table.add({joined(breakdown.columns, " × "), count(breakdown.cells.size()), count(sure),
                   count(breakdown.cells.size() - sure - lost), count(lost),
                   chance_in_words(all_reach(breakdown, request), shown),
                   joined(weakest->categories, " × ") + " (" + count(weakest->people) + ")"});
    }
    table.print(out);
}

void print_text(const Plan& plan, const PlanRequest& request, std::ostream& out) {
    Shown shown;
    print_goal(request, out);
    out << '\n';
    const std::string at_threshold = "P(n ≥ " + count(request.threshold) + ")";
    TextTable table{{"", "effectif", "réponses nécessaires", "soit", "attendues", "précision",
                     "changement visible", at_threshold}};
    table.add(line_of("ensemble", plan.all, shown));
    for (const Breakdown& breakdown : plan.breakdowns)
        if (breakdown.columns.size() == 1)
            for (const PlannedGroup& cell : breakdown.cells)
                table.add(line_of(breakdown.columns.front() + " = " + cell.categories.front(), cell, shown));
    table.print(out);
    if (request.response)
        say(out, "le plus petit groupe qui atteint " + count(request.threshold) +
                     " réponses 95 fois sur 100 : " +
                     count(analysis::smallest_group(request.threshold, *request.response)) + " personnes");
    if (plan.all.met)
        say(out, "chance d’atteindre l’objectif pour l’ensemble : " + chance_in_words(plan.all.met, shown));
    if (plan.all.reached && !plan.breakdowns.empty()) {
        out << '\n';
        print_breakdowns(plan, request, shown, out);
        say(out,
            "sûre : au seuil 95 fois sur 100 ; perdue : moins de 5 fois sur 100. Une seule case sous le "
            "seuil "
            "en fait masquer une seconde, qu’on retrouverait par soustraction : regroupez avant d’ouvrir");
    }
    say(out, "hypothèse : ceux qui répondent ressemblent à ceux qui ne répondent pas");
    shown.print_reasons(out);
}

PlanRequest plan_request(const Arguments& arguments) {
    constexpr double kLargest = 1e9;
    PlanRequest request;
    const auto precision = decimal_option(arguments, "precision", 0.0, kLargest, "un nombre positif");
    const auto detect = decimal_option(arguments, "detect", 0.0, kLargest, "un nombre positif");
    const auto sd = decimal_option(arguments, "sd", 0.0, kLargest, "un écart-type, un nombre positif");
    const auto share = decimal_option(arguments, "share", 0.0, 99.999, "un pourcentage entre 0 et 100");
    if (precision && detect) throw WrongUsage{"--precision et --detect sont deux objectifs : gardez-en un"};
    if (sd && share) throw WrongUsage{"--sd décrit un score et --share une part : gardez l’un des deux"};
    request.goal.kind = detect ? PlanGoal::Kind::detection : PlanGoal::Kind::precision;
    request.goal.value = detect ? *detect : precision.value_or(5.0);
    request.goal.percentage = !sd;
    request.share = share.value_or(50.0);
    request.goal.sd = sd ? *sd : std::sqrt(request.share * (100.0 - request.share));
    if (!sd && request.goal.value >= 100.0)
        throw WrongUsage{
            "un objectif en points de pourcentage est inférieur à 100 ; pour un score, donnez --sd"};
    request.response = decimal_option(arguments, "response", 0.0, 1.0, "une part entre 0 et 1, comme 0.4");
    if (const auto answers = arguments.integer("answers", 1, 100'000'000))
        request.answers = static_cast<std::size_t>(*answers);
    if (request.response && request.answers)
        throw WrongUsage{"--response et --answers disent la même chose : gardez l’un des deux"};
    request.threshold = static_cast<std::size_t>(arguments.integer("threshold", 1, 10'000).value_or(10));
    return request;
}

void run(const Arguments& arguments, std::ostream& out) {
    const PlanRequest request = plan_request(arguments);
    const std::string file = arguments.option("headcount").value();
    auto columns = arguments.list("strata");
    for (auto one = columns.begin(); one != columns.end(); ++one)
        if (std::find(columns.begin(), one, *one) != one)
            throw WrongUsage{"--strata nomme deux fois « " + *one + " »"};
    const auto table = value_or_refuse(analysis::read_headcount_table(file, std::move(columns)));
    if (table.columns.size() > kMostColumnsCrossed)
        throw Refused{"« " + file + " » : plus de " + std::to_string(kMostColumnsCrossed) +
                      " colonnes à croiser. Choisissez-les avec --strata A,B."};
    if (request.answers && *request.answers > table.total())
        throw Refused{"--answers " + std::to_string(*request.answers) + " : « " + file + " » ne compte que " +
                      std::to_string(table.total()) + " personnes."};
    const Plan plan = plan_of(table, request);
    if (arguments.has("json"))
        print_json(plan, request, out);
    else
        print_text(plan, request, out);
}

}  // namespace

Verb plan_verb() {
    return {
        .name = "plan",
        .summary = "avant une vague : réponses nécessaires par strate, et découpages qui passeront le seuil",
        .example = "vigie plan --headcount effectifs.csv --strata metier,site --precision 5 --response 0.4",
        .positionals = {},
        .options =
            {{.name = "headcount",
              .value = "FILE",
              .help = "effectifs : CSV avec une colonne headcount et une ou plusieurs colonnes de découpage",
              .required = true},
             {.name = "strata",
              .value = "A,B,…",
              .help =
                  "colonnes de découpage, seules et deux à deux ; sans l’option, toutes celles du fichier"},
             {.name = "precision",
              .value = "E",
              .help = "demi-largeur voulue de l’intervalle à 95 % (5 points sans l’option)"},
             {.name = "detect",
              .value = "D",
              .help = "changement à voir entre deux vagues, à 5 % bilatéral et puissance 80 %"},
             {.name = "sd",
              .value = "S",
              .help = "écart-type d’un score : E et D sont alors dans son unité, et non en points de "
                      "pourcentage"},
             {.name = "share",
              .value = "P",
              .help = "part attendue en % (50 sans l’option, le cas le moins précis)"},
             {.name = "response", .value = "R", .help = "participation attendue, de 0 à 1"},
             {.name = "answers", .value = "M", .help = "à la place : nombre total de réponses"},
             {.name = "threshold", .value = "K", .help = "seuil de publication (10 sans l’option)"},
             {.name = "json", .value = "", .help = "un objet JSON sur la sortie"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { run(arguments, out); }};
}

}  // namespace commands
