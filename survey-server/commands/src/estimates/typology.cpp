#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/answer_profiles.hpp"
#include "estimates/data_request.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/typology_report.hpp"
#include "estimates/verbs.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::AnswerClass;
using analysis::AnswerProfiles;
using analysis::Number;

constexpr std::size_t kAxesShown = 5;
constexpr std::size_t kCategoriesShown = 6;  // over- and as many under-represented ones, in the text

TypologyReport report_on(AnswerProfiles people, const analysis::TypologyRequest& request) {
    auto axes = analysis::correspondence_axes(people);
    if (!axes) throw Refused{"Aucun axe : " + axes.error().reason + "."};
    TypologyReport report{std::move(people),          std::move(axes).value(), {}, {}, {}, {},
                          analysis::not_estimable("")};
    report.coordinates = analysis::category_coordinates(report.axes);
    report.contributions = analysis::category_contributions(report.axes);
    report.v_tests = analysis::category_v_tests(report.axes, report.people);
    report.adjusted = analysis::adjusted_percents(report.axes);
    report.typology = analysis::typology(report.people, report.axes, request);
    if (!report.typology && request.classes)
        throw Refused{"--clusters " + std::to_string(*request.classes) + " : " +
                      report.typology.error().reason + "."};
    if (!report.typology && request.axes)
        throw Refused{"--axes " + std::to_string(*request.axes) + " : " + report.typology.error().reason +
                      "."};
    return report;
}

std::string count(std::size_t n) {
    return reports::fmt_count(static_cast<std::int64_t>(n));
}

std::string named(const AnswerProfiles& people, std::size_t category) {
    const auto& one = people.categories[category];
    return people.items[one.item] + " = " + one.category.label;
}

void print_axes(const TypologyReport& report, Shown& shown, std::ostream& out) {
    const std::size_t axes = std::min(kAxesShown, report.axes.eigenvalues.size());
    const auto percents = percents_of(report.axes);
    TextTable inertia{{"axe", "valeur propre", "% d’inertie", "% ajusté (Greenacre)"}};
    for (std::size_t s = 0; s < axes; ++s)
        inertia.add({std::to_string(s + 1), reports::fmt_num(report.axes.eigenvalues[s], 4),
                     reports::fmt_num(percents[s], 1), shown.number(report.adjusted[s], 1)});
    inertia.print(out);
    out << '\n';

    std::vector<std::string> header{"modalité"};
    const std::size_t drawn = std::min<std::size_t>(3, axes);
    for (std::size_t s = 0; s < drawn; ++s) {
        header.push_back("axe " + std::to_string(s + 1));
        header.emplace_back("contribution");
        header.emplace_back("v-test");
    }
    TextTable categories{std::move(header)};
    for (std::size_t j = 0; j < report.people.categories.size(); ++j) {
        std::vector<std::string> cells{named(report.people, j)};
        for (std::size_t s = 0; s < drawn; ++s) {
            cells.push_back(reports::fmt_num(report.coordinates.at(j, s), 2));
            cells.push_back(reports::fmt_num(report.contributions.at(j, s), 1));
            cells.push_back(shown.number(report.v_tests.at(j, s), 1));
        }
        categories.add(std::move(cells));
    }
    categories.print(out);
    out << '\n';
}

void print_class(const AnswerClass& one, const AnswerProfiles& people, Shown& shown, std::ostream& out) {
    say(out, one.label + " : n = " + count(one.n) + " ; " + shown.percent(Number{one.percent}) +
                 " ; stabilité (Jaccard) " + shown.number(one.jaccard, 2) +
                 (one.n < kSmallClass ? " ; moins de 10 personnes" : ""));
    TextTable table{{"  modalité", "% dans la classe", "% de tous", "v-test"}};
    std::size_t over = 0;
    for (const auto& category : one.characteristic) over += category.v_test > 0.0 ? 1 : 0;
    for (std::size_t i = 0; i < one.characteristic.size(); ++i) {
        if (i >= kCategoriesShown && i < over) continue;
        if (i >= over && i + kCategoriesShown < one.characteristic.size()) continue;
        const auto& category = one.characteristic[i];
        table.add({"  " + named(people, category.category), reports::fmt_num(category.percent_in_class, 1),
                   reports::fmt_num(category.percent_overall, 1), reports::fmt_num(category.v_test, 1)});
    }
    table.print(out);
    out << '\n';
}

void print_text(const TypologyReport& report, const analysis::TypologyRequest& request, std::ostream& out) {
    Shown shown;
    print_axes(report, shown, out);
    say(out, "personnes : " + count(report.people.n) +
                 " ; sans l’une des réponses, laissées de côté : " + count(report.people.left_out) +
                 " ; profils distincts : " + count(report.people.profiles.size()));
    if (!report.typology) {
        say(out, "classes : " + shown.none(report.typology.error().reason));
        shown.print_reasons(out);
        return;
    }
    const auto& typology = report.typology.value();
    say(out, "classes : " + std::to_string(typology.classes.size()) + ", " + choice_reason(report, request));
    say(out, "Ward puis k-means sur " + std::to_string(typology.axes) +
                 " axes ; inertie entre classes : " + shown.percent(Number{typology.explained_percent}) +
                 " du total" + (typology.grouped ? " ; arbre sur 2 000 groupes de profils voisins" : ""));
    say(out, "stabilité : " + std::to_string(typology.replicates) + " rééchantillons, graine " +
                 std::to_string(request.seed) +
                 " ; au-delà de 0,75 stable, sous 0,60 à ne pas croire (Hennig)");
    out << '\n';
    for (const auto& one : typology.classes) print_class(one, report.people, shown, out);
    say(out,
        "v-test : rang des modalités d’une classe, pas un test, puisque les classes viennent des mêmes "
        "réponses ; les réponses sont associées, rien ne dit ce qui en cause une autre");
    shown.print_reasons(out);
}

void warn_of_small_classes(const TypologyReport& report, std::ostream& err) {
    if (!report.typology) return;
    std::string names;
    for (const auto& one : report.typology.value().classes)
        if (one.n < kSmallClass) names += (names.empty() ? "" : ", ") + one.label;
    if (!names.empty())
        say(err, "Moins de " + std::to_string(kSmallClass) + " personnes : " + names +
                     ". Ne montrez pas ces classes, demandez-en moins (--clusters).");
}

std::vector<std::string> items_of(const Arguments& arguments) {
    auto items = arguments.list("items");
    for (auto item = items.begin(); item != items.end(); ++item)
        if (std::find(items.begin(), item, *item) != item)
            throw WrongUsage{"--items nomme deux fois « " + *item + " »"};
    if (items.size() < 2)
        throw WrongUsage{"--items attend au moins deux items, pas « " + items.front() + " » seul"};
    return items;
}

std::optional<std::size_t> whole(const Arguments& arguments, std::string_view option, std::int64_t low,
                                 std::int64_t high) {
    const auto value = arguments.integer(option, low, high);
    if (!value) return std::nullopt;
    return static_cast<std::size_t>(*value);
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const auto items = items_of(arguments);
    analysis::TypologyRequest request;
    request.classes = whole(arguments, "clusters", 2, 1000);
    request.axes = whole(arguments, "axes", 1, 600);
    request.replicates = whole(arguments, "bootstrap", 0, 1000).value_or(request.replicates);
    request.seed = whole(arguments, "seed", 0, 4'294'967'295).value_or(1);
    const DesignRequest drawn{arguments};
    const auto data = requested_data(arguments, err);
    const auto design = drawn.on(data);
    const TypologyReport report = report_on(
        value_or_refuse(analysis::answer_profiles(data, items, design ? &*design : nullptr)), request);
    warn_of_small_classes(report, err);
    if (arguments.has("json"))
        print_typology_json(report, request, out);
    else
        print_text(report, request, out);
}

}  // namespace

std::vector<double> percents_of(const analysis::CorrespondenceAxes& axes) {
    std::vector<double> percents;
    for (const double value : axes.eigenvalues) percents.push_back(100.0 * value / axes.inertia);
    return percents;
}

std::string choice_reason(const TypologyReport& report, const analysis::TypologyRequest& request) {
    const auto& typology = report.typology.value();
    const std::size_t k = typology.classes.size();
    if (request.classes) return "nombre demandé (--clusters " + std::to_string(k) + ")";
    const auto& within = typology.within_percent;
    return "de 3 à 10 classes, c’est en passant de " + std::to_string(k - 1) + " à " + std::to_string(k) +
           " que l’inertie intra-classe baisse le plus en proportion (de " +
           reports::fmt_num(within[k - 2], 1) + " à " + reports::fmt_num(within[k - 1], 1) +
           " % du total, le long de l’arbre de Ward)";
}

Verb typology_verb() {
    return {
        .name = "typology",
        .summary = "profils de réponses : analyse des correspondances multiples et classes de personnes",
        .example = "vigie typology reponses.csv --items avis,usage,charge --clusters 4 --json",
        .positionals = {data_positional()},
        .options = with_data_options(
            {{.name = "items",
              .value = "A,B,…",
              .help = "questions actives ; une personne sans l’une des réponses est laissée de côté",
              .required = true},
             {.name = "clusters",
              .value = "N",
              .help =
                  "nombre de classes ; sans l’option, de 3 à 10 selon la baisse d’inertie, avec sa raison"},
             {.name = "axes",
              .value = "N",
              .help = "axes pris pour les classes ; sans l’option, ceux dont la valeur propre dépasse 1/Q"},
             {.name = "bootstrap",
              .value = "B",
              .help = "rééchantillons pour la stabilité des classes (50 sans l’option, 0 pour aucun)"},
             {.name = "seed", .value = "S", .help = "graine des rééchantillons (1 sans l’option)"}}),
        .run = run};
}

}  // namespace commands
