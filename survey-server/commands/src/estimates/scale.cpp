#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "analysis/column_roles.hpp"
#include "analysis/scale_reliability.hpp"
#include "estimates/data_request.hpp"
#include "estimates/json_results.hpp"
#include "estimates/scale_structure.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::MissingRule;
using analysis::ScaleReport;

MissingRule missing_rule(const Arguments& arguments) {
    const std::string rule = arguments.option("missing").value_or("half");
    if (rule == "half") return MissingRule::half;
    if (rule == "complete") return MissingRule::complete;
    if (rule == "any") return MissingRule::any;
    throw WrongUsage{"--missing attend half, complete ou any, pas « " + rule + " »"};
}

std::optional<double> bound(std::string_view text) {
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !(value > -1e9 && value < 1e9))
        return std::nullopt;
    return value;
}

std::optional<analysis::ScaleRange> range_of(const Arguments& arguments) {
    const auto written = arguments.option("range");
    if (!written) return std::nullopt;
    const std::string_view text = *written;
    const auto colon = text.find(':');
    const auto low = bound(text.substr(0, colon));
    const auto high = colon == std::string_view::npos ? std::nullopt : bound(text.substr(colon + 1));
    if (!low || !high || !(*low < *high))
        throw WrongUsage{"--range attend la plus petite et la plus grande valeur, comme 1:5, pas « " +
                         *written + " »"};
    return analysis::ScaleRange{*low, *high};
}

/// What the command line says of the scale, before any data.
struct ScaleRequest {
    std::vector<std::string> items;
    std::vector<std::string> reversed;
    std::optional<analysis::ScaleRange> range;
    MissingRule missing = MissingRule::half;
    bool factors = false;
    std::size_t replicates = 200;
    std::uint64_t seed = 1;
    std::optional<std::string> by = std::nullopt;
};

/// All that is said of the scale.
struct FullReport {
    ScaleReport scale;
    std::optional<ScaleStructure> structure;
    std::string by;
    std::optional<analysis::Estimable<analysis::ScaleAgreement>> agreement;
};

ScaleRequest request_of(const Arguments& arguments) {
    ScaleRequest request{arguments.list("items"), arguments.list("reverse"), range_of(arguments),
                         missing_rule(arguments)};
    request.factors = arguments.has("factors");
    request.by = arguments.option("by");
    const auto replicates = arguments.integer("replicates", 20, 10'000);
    const auto seed = arguments.integer("seed", 0, 4'294'967'295);
    if ((replicates || seed) && !request.factors)
        throw WrongUsage{"--replicates et --seed vont avec --factors (analyse parallèle)"};
    if (replicates) request.replicates = static_cast<std::size_t>(*replicates);
    if (seed) request.seed = static_cast<std::uint64_t>(*seed);
    for (auto item = request.items.begin(); item != request.items.end(); ++item)
        if (std::find(request.items.begin(), item, *item) != item)
            throw WrongUsage{"--items nomme deux fois « " + *item + " »"};
    for (const auto& item : request.reversed)
        if (std::find(request.items.begin(), request.items.end(), item) == request.items.end())
            throw WrongUsage{"--reverse nomme « " + item + " », qui n’est pas dans --items"};
    if (request.by &&
        std::find(request.items.begin(), request.items.end(), *request.by) != request.items.end())
        throw WrongUsage{"--by nomme « " + *request.by + " », qui est dans --items"};
    if (!request.reversed.empty() && !request.range)
        throw WrongUsage{"--reverse demande --range LO:HI, l’étendue des réponses"};
    return request;
}

analysis::Scale scale_of(const analysis::Dataset& data, const ScaleRequest& request) {
    analysis::Scale scale{{}, request.range, request.missing};
    for (const auto& name : request.items) {
        const bool reversed =
            std::find(request.reversed.begin(), request.reversed.end(), name) != request.reversed.end();
        scale.items.push_back({name, value_or_refuse(analysis::score_of(data, name)), reversed});
    }
    return scale;
}

void print_json(const FullReport& full, std::ostream& out) {
    const ScaleReport& report = full.scale;
    JsonWriter json{out};
    json.begin_object();
    put(json, "n", report.n);
    put(json, "n_complete", report.n_complete);
    json.key("alpha");
    json.begin_object();
    put(json, "raw", report.alpha.raw);
    put(json, "standardised", report.alpha.standardised);
    put(json, "ci", report.alpha.ci);
    put(json, "pairwise", report.alpha.pairwise);
    json.end_object();
    put(json, "omega_total", report.omega_total);
    json.key("items");
    json.begin_array();
    for (const auto& item : report.items) {
        json.begin_object();
        put(json, "name", item.name);
        put(json, "mean", item.mean);
        put(json, "sd", item.sd);
        put(json, "item_total", item.item_total);
        put(json, "alpha_if_dropped", item.alpha_if_dropped);
        put(json, "missing", item.missing);
        put(json, "floor_percent", item.floor_percent);
        put(json, "ceiling_percent", item.ceiling_percent);
        json.key("perhaps_to_reverse");
        json.truth(item.perhaps_to_reverse);
        json.end_object();
    }
    json.end_array();
    json.key("score");
    json.begin_object();
    put(json, "n", report.score.n);
    put(json, "mean", report.score.mean);
    put(json, "sd", report.score.sd);
    put(json, "se", report.score.se);
    put(json, "ci", report.score.ci);
    if (report.quartiles) {
        const auto& [first, median, third] = report.quartiles.value();
        json.key("quartiles");
        json.begin_array();
        for (const double quartile : {first, median, third}) json.number(quartile);
        json.end_array();
    } else {
        put_null(json, "quartiles", report.quartiles.error().reason);
    }
    put(json, "floor_percent", report.floor_percent);
    put(json, "ceiling_percent", report.ceiling_percent);
    json.end_object();
    if (full.structure) put_structure(json, *full.structure);
    if (full.agreement) put_agreement(json, full.by, *full.agreement);
    json.end_object();
}

void print_text(const FullReport& full, const analysis::Scale& scale, std::ostream& out) {
    const ScaleReport& report = full.scale;
    Shown shown;
    TextTable items{{"item", "moyenne", "écart-type", "r item-total", "α sans l’item", "plancher", "plafond",
                     "sans réponse"}};
    for (const auto& item : report.items)
        items.add({item.name, shown.number(item.mean, 2), shown.number(item.sd, 2),
                   shown.number(item.item_total, 3), shown.number(item.alpha_if_dropped, 3),
                   shown.percent(item.floor_percent), shown.percent(item.ceiling_percent),
                   reports::fmt_count(static_cast<std::int64_t>(item.missing))});
    items.print(out);
    for (const auto& item : report.items)
        if (item.perhaps_to_reverse)
            say(out, "« " + item.name + " » : r négatif, item à inverser ? (--reverse)");
    out << '\n';

    say(out,
        "personnes : " + reports::fmt_count(static_cast<std::int64_t>(report.n)) +
            " ; ayant répondu à tout : " + reports::fmt_count(static_cast<std::int64_t>(report.n_complete)));
    say(out, "α de Cronbach : " + shown.number(report.alpha.raw, 3) + " ; IC 95 % (Feldt) " +
                 shown.interval(report.alpha.ci, 3) +
                 " ; standardisé : " + shown.number(report.alpha.standardised, 3) +
                 " ; par paires : " + shown.number(report.alpha.pairwise, 3));
    say(out, "ω total (un facteur) : " + shown.number(report.omega_total, 3));
    say(out,
        "score (moyenne des items) : n = " + reports::fmt_count(static_cast<std::int64_t>(report.score.n)) +
            " ; moyenne " + shown.number(report.score.mean, 2) + " ; IC 95 % " +
            shown.interval(report.score.ci, 2) + " ; écart-type " + shown.number(report.score.sd, 2));
    if (report.quartiles) {
        const auto& quartiles = report.quartiles.value();
        say(out, "quartiles : " + reports::fmt_num(quartiles.first, 2) + " ; " +
                     reports::fmt_num(quartiles.median, 2) + " ; " + reports::fmt_num(quartiles.third, 2));
    } else {
        say(out, "quartiles : " + shown.none(report.quartiles.error().reason));
    }
    say(out, "scores au plancher : " + shown.percent(report.floor_percent) +
                 " ; au plafond : " + shown.percent(report.ceiling_percent) +
                 " (au-delà de 15 %, l’échelle y distingue mal les personnes)");
    if (full.structure) print_structure(*full.structure, scale, shown, out);
    if (full.agreement) print_agreement(full.by, *full.agreement, shown, out);
    shown.print_reasons(out);
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const ScaleRequest request = request_of(arguments);
    const DesignRequest drawn{arguments};
    const auto data = requested_data(arguments, err);
    const analysis::Scale scale = scale_of(data, request);
    const auto design = drawn.on(data);
    std::optional<analysis::SamplingPlan> plan;
    if (design) plan = analysis::sampling_plan(*design);
    FullReport report{
        value_or_refuse(analysis::scale_reliability(scale, plan ? &*plan : nullptr)), {}, {}, {}};
    if (request.factors)
        report.structure = scale_structure(scale, request.replicates, request.seed, plan.has_value());
    if (request.by) {
        const auto units = value_or_refuse(analysis::groups_of(data, *request.by));
        report.by = *request.by;
        if (plan)
            report.agreement = analysis::not_estimable("pas de version pondérée");
        else
            report.agreement = analysis::scale_agreement(scale, units);
    }
    if (arguments.has("json"))
        print_json(report, out);
    else
        print_text(report, scale, out);
}

}  // namespace

Verb scale_verb() {
    return {
        .name = "scale",
        .summary = "fidélité d’une échelle et score de ceux qui ont répondu",
        .example = "vigie scale reponses.csv --items A1,A2,A3 --reverse A1 --range 1:6 --json",
        .positionals = {data_positional()},
        .options = with_data_options(
            {{.name = "items", .value = "A,B,…", .help = "items de l’échelle", .required = true},
             {.name = "reverse", .value = "B,…", .help = "items inversés : LO + HI − réponse"},
             {.name = "range", .value = "LO:HI", .help = "étendue des réponses ; hors d’elle, refus"},
             {.name = "missing",
              .value = "RULE",
              .help = "qui a un score (moyenne des items répondus) : half, au moins la moitié des items "
                      "(sans l’option) ; "
                      "complete, tous ; any, un au moins"},
             {.name = "factors",
              .value = "",
              .help = "en plus : corrélations polychoriques, α ordinal, analyse parallèle, ajustement d’un "
                      "facteur (χ², RMSEA, CFI, SRMR), sur ceux qui ont répondu à tout"},
             {.name = "by",
              .value = "U",
              .help = "en plus : accord dans les unités de cette colonne, ICC(1), ICC(2), rwg(j), avant "
                      "de comparer leurs moyennes"},
             {.name = "replicates",
              .value = "R",
              .help = "tirages de l’analyse parallèle (200 sans l’option)"},
             {.name = "seed", .value = "S", .help = "leur graine (1 sans l’option)"}}),
        .run = run};
}

}  // namespace commands
