#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "analysis/bounded_calibration.hpp"
#include "analysis/design.hpp"
#include "analysis/margin_conflict.hpp"
#include "analysis/margins.hpp"
#include "analysis/raking.hpp"
#include "analysis/representativity.hpp"
#include "campaign/durable_file.hpp"
#include "estimates/data_request.hpp"
#include "estimates/json_results.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "estimates/weighted_file.hpp"
#include "message.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::MarginSample;

std::optional<double> number_of(std::string_view text) {
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !(std::fabs(value) < 1e9))
        return std::nullopt;
    return value;
}

/// What the command line asks for, before any data.
struct WeightRequest {
    std::string margins;
    std::string start;  ///< column of starting weights; empty for none
    std::string out;
    bool calibration = false;
    analysis::CalibrationBounds bounds{0.0, 0.0};
    std::optional<double> trim;
};

analysis::CalibrationBounds bounds_of(const std::string& written) {
    const std::string_view text = written;
    const auto colon = text.find(':');
    const auto low = number_of(text.substr(0, colon));
    const auto high = colon == std::string_view::npos ? std::nullopt : number_of(text.substr(colon + 1));
    if (!low || !high || !(*low >= 0.0 && *low < 1.0 && *high > 1.0))
        throw WrongUsage{
            "--bounds attend le plus petit rapport, de 0 à moins de 1, et le plus grand, au-dessus "
            "de 1, comme 0.3:3, pas « " +
            written + " »"};
    return {*low, *high};
}

WeightRequest request_of(const Arguments& arguments) {
    WeightRequest request;
    request.margins = arguments.option("margins").value_or("");
    request.start = arguments.option("weights").value_or("");
    request.out = arguments.option("out").value_or("");
    const std::string method = arguments.option("method").value_or("raking");
    if (method != "raking" && method != "calibration")
        throw WrongUsage{"--method attend raking ou calibration, pas « " + method + " »"};
    request.calibration = method == "calibration";
    const auto bounds = arguments.option("bounds");
    if (request.calibration && !bounds) throw WrongUsage{"--method calibration demande --bounds L:U"};
    if (!request.calibration && bounds) throw WrongUsage{"--bounds demande --method calibration"};
    if (bounds) request.bounds = bounds_of(*bounds);
    if (const auto trim = arguments.option("trim")) {
        if (request.calibration)
            throw WrongUsage{
                "--trim va avec --method raking ; les bornes de --bounds limitent déjà les poids"};
        request.trim = number_of(*trim);
        if (!request.trim || !(*request.trim > 1.0))
            throw WrongUsage{"--trim attend un nombre au-dessus de 1, en médianes des poids, pas « " + *trim +
                             " »"};
    }
    return request;
}

/// Weights and what there is to say of them.
struct Weighting {
    MarginSample sample;
    std::vector<analysis::EmptyCategory> empty;
    analysis::TrimmedWeights result;
    analysis::Estimable<analysis::Representativity> representativity =
        analysis::not_estimable("marges non atteintes");
    std::string problem;  ///< why there is no file to write
};

std::string empty_in_words(const std::vector<analysis::EmptyCategory>& empty) {
    std::string names;
    for (const auto& one : empty)
        names += (names.empty() ? "« " : ", « ") + one.category + " » de « " + one.variable + " »";
    return "personne n’a répondu dans " + names +
           ". Regroupez ces catégories avec d’autres, dans les données et dans les marges.";
}

Weighting weigh(MarginSample sample, const WeightRequest& request) {
    Weighting weighting{.sample = std::move(sample), .empty = {}, .result = {}, .problem = {}};
    weighting.empty = analysis::empty_categories(weighting.sample);
    for (const auto& profile : weighting.sample.profiles)
        weighting.result.weights.by_profile.push_back(profile.start);
    if (!weighting.empty.empty()) {
        weighting.problem = empty_in_words(weighting.empty);
        return weighting;
    }
    if (auto conflict = analysis::margin_conflict(weighting.sample)) {
        weighting.problem = *std::move(conflict);
        return weighting;
    }
    const auto raked = analysis::rake(weighting.sample);
    if (request.calibration)
        weighting.result.weights = analysis::calibrate_within(weighting.sample, request.bounds);
    else if (request.trim && raked.converged)
        weighting.result = analysis::rake_trimmed(weighting.sample, *request.trim);
    else
        weighting.result.weights = raked;
    weighting.problem = weighting.result.weights.problem;
    if (raked.converged)
        weighting.representativity = analysis::representativity(weighting.sample, raked.by_profile);
    return weighting;
}

void put_margins(JsonWriter& json, const Weighting& weighting) {
    const auto& sample = weighting.sample;
    const auto sums = analysis::margin_sums(sample, weighting.result.weights.by_profile);
    const auto people = sample.respondents();
    json.key("margins");
    json.begin_array();
    for (std::size_t m = 0; m < sample.margins.size(); ++m)
        for (std::size_t c = 0; c < sample.margins[m].targets.size(); ++c) {
            json.begin_object();
            put(json, "variable", sample.margins[m].variable);
            put(json, "category", sample.margins[m].targets[c].category);
            put(json, "n", people[m][c]);
            put(json, "target", sample.margins[m].targets[c].target);
            put(json, "achieved", sums[m][c]);
            json.end_object();
        }
    json.end_array();
}

void put_representativity(JsonWriter& json, const Weighting& weighting) {
    if (!weighting.representativity) {
        const std::string& reason = weighting.representativity.error().reason;
        put_null(json, "r_indicator", reason);
        put_null(json, "response_rate", reason);
        put_null(json, "partial_indicators", reason);
        return;
    }
    const auto& found = weighting.representativity.value();
    put(json, "r_indicator", found.r);
    put(json, "response_rate", found.response_rate);
    json.key("partial_indicators");
    json.begin_array();
    for (const auto& partial : found.partial) {
        json.begin_object();
        put(json, "variable", partial.variable);
        put(json, "value", partial.value);
        json.key("categories");
        json.begin_array();
        for (const auto& category : partial.categories) {
            json.begin_object();
            put(json, "category", category.name);
            put(json, "n", category.respondents);
            put(json, "headcount", category.headcount);
            put(json, "response_rate", category.rate);
            put(json, "value", category.value);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

void put_spread(JsonWriter& json, const Weighting& weighting) {
    const auto& weights = weighting.result.weights;
    if (!weights.converged) {
        for (const char* key : {"deff_kish", "n_effective", "min", "max", "median", "total"})
            put_null(json, key, "marges non atteintes");
        return;
    }
    const auto spread = analysis::weight_spread(weighting.sample, weights.by_profile);
    put(json, "deff_kish", spread.deff);
    put(json, "n_effective", spread.n_effective);
    put(json, "min", spread.min);
    put(json, "max", spread.max);
    put(json, "median", spread.median);
    put(json, "total", spread.sum);
}

void print_json(const Weighting& weighting, const WeightRequest& request, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    json.key("converged");
    json.truth(weighting.result.weights.converged);
    if (!weighting.problem.empty()) put(json, "converged_reason", weighting.problem);
    put(json, "method", std::string_view{request.calibration ? "calibration" : "raking"});
    put(json, "iterations", weighting.result.weights.iterations);
    put(json, "n", weighting.sample.profile_of_row.size());
    put_margins(json, weighting);
    put_spread(json, weighting);
    json.key("empty_categories");
    json.begin_array();
    for (const auto& one : weighting.empty) {
        json.begin_object();
        put(json, "variable", one.variable);
        put(json, "category", one.category);
        json.end_object();
    }
    json.end_array();
    if (request.trim && weighting.result.weights.converged) {
        json.key("trim");
        json.begin_object();
        put(json, "times_median", *request.trim);
        put(json, "cap", weighting.result.cap);
        put(json, "trimmed", weighting.result.trimmed);
        put(json, "rounds", weighting.result.rounds);
        json.end_object();
    }
    put_representativity(json, weighting);
    json.end_object();
}

std::string count(std::size_t number) {
    return reports::fmt_count(static_cast<std::int64_t>(number));
}

void print_margins(const Weighting& weighting, std::ostream& out) {
    const auto& sample = weighting.sample;
    const auto sums = analysis::margin_sums(sample, weighting.result.weights.by_profile);
    const auto people = sample.respondents();
    TextTable table{{"variable", "catégorie", "répondants", "cible", "atteint"}};
    for (std::size_t m = 0; m < sums.size(); ++m)
        for (std::size_t c = 0; c < sums[m].size(); ++c)
            table.add({sample.margins[m].variable, sample.margins[m].targets[c].category, count(people[m][c]),
                       reports::fmt_num(sample.margins[m].targets[c].target, 2),
                       reports::fmt_num(sums[m][c], 2)});
    table.print(out);
    out << '\n';
}

void print_representativity(const Weighting& weighting, std::ostream& out) {
    if (!weighting.representativity) {
        say(out, "indicateur R : – (" + weighting.representativity.error().reason + ")");
        return;
    }
    const auto& found = weighting.representativity.value();
    say(out, "taux de réponse : " + reports::fmt_num(100.0 * found.response_rate, 1) +
                 " % ; indicateur R : " + reports::fmt_num(found.r, 3) +
                 " (1 = toutes les catégories ont répondu autant)");
    for (const auto& partial : found.partial) {
        const auto furthest = std::max_element(
            partial.categories.begin(), partial.categories.end(),
            [](const auto& a, const auto& b) { return std::fabs(a.value) < std::fabs(b.value); });
        say(out, "écart dû à « " + partial.variable + " » : " + reports::fmt_num(partial.value, 3) +
                     " ; le plus éloigné : « " + furthest->name + " », " +
                     reports::fmt_num(100.0 * furthest->rate, 1) + " % de réponses");
    }
}

void print_text(const Weighting& weighting, const WeightRequest& request, std::ostream& out) {
    print_margins(weighting, out);
    const auto& weights = weighting.result.weights;
    if (!weights.converged) return;
    const auto spread = analysis::weight_spread(weighting.sample, weights.by_profile);
    say(out, std::string{request.calibration ? "calage entre bornes" : "calage sur marges"} +
                 " : marges atteintes en " + std::to_string(weights.iterations) +
                 (weights.iterations > 1 ? " passages" : " passage"));
    if (request.trim)
        say(out, "plafond : " + reports::fmt_num(weighting.result.cap, 3) +
                     " ; personnes au plafond : " + count(weighting.result.trimmed));
    say(out, "poids : de " + reports::fmt_num(spread.min, 3) + " à " + reports::fmt_num(spread.max, 3) +
                 " ; médiane " + reports::fmt_num(spread.median, 3) + " ; somme " +
                 reports::fmt_num(spread.sum, 2));
    say(out, "répondants : " + count(weighting.sample.profile_of_row.size()) +
                 " ; effectif efficace (Kish) : " + reports::fmt_num(spread.n_effective, 1) +
                 " ; effet de plan : " + reports::fmt_num(spread.deff, 3));
    print_representativity(weighting, out);
    say(out, "poids écrits dans « " + request.out + " », colonne weight");
}

void warn_of_zero_targets(const Weighting& weighting, std::ostream& err) {
    const auto people = weighting.sample.respondents();
    for (std::size_t m = 0; m < people.size(); ++m)
        for (std::size_t c = 0; c < people[m].size(); ++c) {
            const auto& one = weighting.sample.margins[m].targets[c];
            if (people[m][c] == 0 || one.target > 0.0) continue;
            err << message_line("la cible de « " + one.category + " » est zéro : ses " + count(people[m][c]) +
                                " répondants ont le poids 0")
                << '\n';
        }
}

/// The campaign's folder of CAMPAIGN:WAVE, or DATA itself.
std::vector<std::string> paths_read(const std::string& data, const std::string& margins) {
    std::vector<std::string> paths{data, margins};
    if (const auto colon = data.rfind(':'); colon != std::string::npos)
        paths.push_back(data.substr(0, colon));
    return paths;
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const WeightRequest request = request_of(arguments);
    const std::string& named = arguments.positional("DATA");
    refuse_to_overwrite(request.out, paths_read(named, request.margins));
    auto margins = value_or_refuse(analysis::read_margins(request.margins));
    const auto data = requested_data(arguments, err);
    if (data.column("weight") != nullptr)
        throw Refused{
            "« " + data.source +
            " » a déjà une colonne « weight ». Renommez-la : c’est le nom de celle qui sera écrite."};
    const auto start = request.start.empty()
                           ? analysis::simple_design(data.rows)
                           : value_or_refuse(analysis::weighted_design(data, request.start));
    const Weighting weighting = weigh(
        value_or_refuse(analysis::margin_sample(data, start.weights, std::move(margins), request.margins)),
        request);
    if (weighting.result.weights.converged) {
        std::vector<double> weights;
        for (const std::size_t profile : weighting.sample.profile_of_row)
            weights.push_back(weighting.result.weights.by_profile[profile]);
        campaign::replace_file(request.out, with_weight_column(data, weights), campaign::Readable::by_owner);
        warn_of_zero_targets(weighting, err);
    }
    if (arguments.has("json"))
        print_json(weighting, request, out);
    else
        print_text(weighting, request, out);
    if (!weighting.result.weights.converged) throw Refused{weighting.problem + " Aucun fichier n’est écrit."};
}

}  // namespace

Verb weight_verb() {
    return {
        .name = "weight",
        .summary = "des poids qui ramènent les répondants aux effectifs connus (calage sur marges)",
        .example = "vigie weight reponses.csv --margins marges.csv --trim 4 --out ponderees.csv",
        .positionals = {data_positional()},
        .options =
            {{.name = "margins",
              .value = "FILE",
              .help = "CSV variable,category,target : l’effectif de chaque catégorie ; même total pour "
                      "toutes les "
                      "variables",
              .required = true},
             {.name = "out",
              .value = "FILE",
              .help = "fichier à écrire : DATA dans son ordre, et une colonne weight",
              .required = true},
             {.name = "weights", .value = "W", .help = "colonne de poids de départ ; sans elle, tous égaux"},
             {.name = "trim",
              .value = "C",
              .help =
                  "aucun poids au-dessus de C fois la médiane : le surplus est réparti, puis les marges sont "
                  "refaites"},
             {.name = "method",
              .value = "M",
              .help =
                  "raking, calage par passages successifs (sans l’option) ; calibration, calage logit entre "
                  "bornes (Deville et Särndal, CALMAR) ; une seule variable : post-stratification"},
             {.name = "bounds",
              .value = "L:U",
              .help = "avec calibration : rapport du poids au poids de départ ramené au total des cibles"},
             {.name = "json", .value = "", .help = "un objet JSON sur la sortie"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream& err) {
            run(arguments, out, err);
        }};
}

}  // namespace commands
