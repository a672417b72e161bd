#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/frequencies.hpp"
#include "estimates/data_request.hpp"
#include "estimates/json_results.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::Frequencies;
using Level = analysis::ShareReliability::Level;

std::string_view level_in_json(Level level) {
    return level == Level::reliable ? "reliable" : level == Level::review ? "review" : "unreliable";
}

/// A mark beside a percentage, and what it means under the table.
std::string mark_of(Level level) {
    return level == Level::reliable ? "" : level == Level::review ? "?" : "*";
}

void print_marks(const Frequencies& item, std::ostream& out) {
    std::vector<std::string> said;
    for (const auto& category : item.categories) {
        const auto& [level, reason] = category.reliability;
        const std::string line =
            mark_of(level) + (level == Level::review ? " à revoir : " : " peu fiable : ") + reason;
        if (level == Level::reliable || std::find(said.begin(), said.end(), line) != said.end()) continue;
        said.push_back(line);
        say(out, line);
    }
}

void print_json(const std::vector<Frequencies>& items, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    json.key("items");
    json.begin_array();
    for (const Frequencies& item : items) {
        json.begin_object();
        put(json, "name", item.name);
        put(json, "label", item.label);
        put(json, "n", item.n);
        put(json, "missing", item.missing);
        put(json, "refused", item.refused);
        put(json, "base", item.base);
        json.key("categories");
        json.begin_array();
        for (const auto& category : item.categories) {
            json.begin_object();
            put(json, "code", category.code);
            put(json, "label", category.label);
            put(json, "count", category.count);
            put(json, "percent", category.percent);
            put(json, "wilson", category.wilson);
            put(json, "clopper_pearson", category.clopper_pearson);
            put(json, "korn_graubard", category.korn_graubard);
            put(json, "logit", category.logit);
            put(json, "reliability", level_in_json(category.reliability.level));
            if (!category.reliability.reason.empty())
                put(json, "reliability_reason", category.reliability.reason);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void print_text(const std::vector<Frequencies>& items, bool weighted, std::ostream& out) {
    Shown shown;
    for (const Frequencies& item : items) {
        say(out, "« " + item.name + " »" + (item.label == item.name ? "" : " : « " + item.label + " »"));
        TextTable table{
            {"", "effectif", "%", kIntervalHeader, weighted ? "Korn–Graubard" : "Clopper–Pearson", ""}};
        for (const auto& category : item.categories)
            table.add({category.label, reports::fmt_count(static_cast<std::int64_t>(category.count)),
                       shown.percent(category.percent), shown.interval(category.wilson, 1),
                       shown.interval(weighted ? category.korn_graubard : category.clopper_pearson, 1),
                       mark_of(category.reliability.level)});
        table.print(out);
        print_marks(item, out);
        say(out, "répondants : " + reports::fmt_count(static_cast<std::int64_t>(item.n)) +
                     " ; sans réponse : " + reports::fmt_count(static_cast<std::int64_t>(item.missing)) +
                     ", dont refus : " + reports::fmt_count(static_cast<std::int64_t>(item.refused)));
        if (weighted)
            say(out,
                "effectifs bruts, pourcentages pondérés ; intervalle de Wilson sur l’effectif efficace de "
                "Kish : " +
                    shown.number(item.base, 1));
        out << '\n';
    }
    shown.print_reasons(out);
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const auto names = arguments.list("items");
    const DesignRequest request{arguments};
    const auto data = requested_data(arguments, err);
    const auto design = request.on(data);
    std::vector<Frequencies> items;
    for (const auto& name : names)
        items.push_back(value_or_refuse(analysis::frequencies(data, name, design ? &*design : nullptr)));
    if (arguments.has("json"))
        print_json(items, out);
    else
        print_text(items, design.has_value(), out);
}

}  // namespace

Verb frequencies_verb() {
    return {
        .name = "frequencies",
        .summary = "répartition des réponses à chaque item, avec son intervalle",
        .example = "vigie frequencies reponses.csv --items Q1,Q2 --json",
        .positionals = {data_positional()},
        .options = with_data_options(
            {{.name = "items",
              .value = "A,B,…",
              .help = "items ; pourcentages sur ceux qui ont répondu, intervalles à 95 % : Wilson (sur "
                      "l’effectif "
                      "efficace de Kish si pondéré), Clopper–Pearson ou, si pondéré, Korn–Graubard, et logit",
              .required = true}}),
        .run = run};
}

}  // namespace commands
