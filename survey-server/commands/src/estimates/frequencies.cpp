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
        TextTable table{{"", "effectif", "%", kIntervalHeader}};
        for (const auto& category : item.categories)
            table.add({category.label, reports::fmt_count(static_cast<std::int64_t>(category.count)),
                       shown.percent(category.percent), shown.interval(category.wilson, 1)});
        table.print(out);
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
    return {.name = "frequencies",
            .summary = "répartition des réponses à chaque item, avec son intervalle",
            .example = "vigie frequencies reponses.csv --items Q1,Q2 --json",
            .positionals = {data_positional()},
            .options = with_data_options(
                {{.name = "items",
                  .value = "A,B,…",
                  .help = "items ; pourcentages sur ceux qui ont répondu, intervalle de Wilson à "
                          "95 %, sur l’effectif efficace de Kish si pondéré",
                  .required = true}}),
            .run = run};
}

}  // namespace commands
