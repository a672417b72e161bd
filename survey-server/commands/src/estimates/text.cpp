#include <algorithm>
#include <optional>
#include <string>

#include "analysis/column_roles.hpp"
#include "campaign/durable_file.hpp"
#include "estimates/data_request.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_report.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "open_data.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

constexpr std::size_t kUsualClasses = 6;
constexpr std::size_t kFrequentThemes = 25;
constexpr std::size_t kShownTerms = 12;
constexpr std::size_t kShownRarer = 4;
constexpr double kTelling = 3.841458820694124;  // chi-square, one degree of freedom, 5 %

std::string count_text(std::size_t count) {
    return reports::fmt_count(static_cast<std::int64_t>(count));
}

std::string share_text(std::size_t count, std::size_t base) {
    if (base == 0) return "–";
    return reports::fmt_num(100.0 * static_cast<double>(count) / static_cast<double>(base), 1) + "\u00A0%";
}

analysis::CodingGrid grid_of(const Arguments& arguments, const analysis::OpenAnswers& answers) {
    const auto file = arguments.option("grid");
    return file ? value_or_refuse(analysis::read_coding_grid_file(*file))
                : analysis::frequent_themes(answers, kFrequentThemes);
}

void count_groups(TextReport& report) {
    if (!report.groups) return;
    const std::size_t labels = report.groups->labels.size();
    const auto* found = report.classification ? &report.classification.value() : nullptr;
    report.group_sizes.assign(labels, 0);
    if (found != nullptr) report.classes_by_group = {found->classes.size(), labels, 0};
    for (std::size_t row = 0; row < report.answers.words.size(); ++row) {
        const auto group = report.groups->of_row[row];
        if (!group || !report.answers.answered(row)) continue;
        ++report.group_sizes[*group];
        if (found != nullptr && found->of_row[row]) ++report.classes_by_group.at(*found->of_row[row], *group);
    }
}

TextReport report_on(const Arguments& arguments) {
    const std::string item = arguments.option("item").value();
    const std::string by = arguments.option("by").value_or("");
    const auto data = open_texts(arguments.positional("DATA"), item, by);
    const auto texts = value_or_refuse(analysis::texts_of(data, item));
    TextReport report{.answers = analysis::open_answers(texts),
                      .groups = {},
                      .group_sizes = {},
                      .themes = {},
                      .proposed = !arguments.has("grid"),
                      .specificities = analysis::not_estimable("demande --by, la colonne des groupes"),
                      .classification = analysis::not_estimable("aucune réponse"),
                      .classes_by_group = {}};
    if (!by.empty()) {
        report.groups = value_or_refuse(analysis::groups_of(data, by));
        report.specificities = analysis::specificities(report.answers, *report.groups);
    }
    const auto grid = grid_of(arguments, report.answers);
    report.themes = analysis::count_themes(report.answers, grid, report.groups ? &*report.groups : nullptr);
    if (report.answers.n > 0) {
        const auto most = arguments.integer("classes", 2, analysis::kMostClasses).value_or(kUsualClasses);
        report.classification = analysis::descending_classes(report.answers, static_cast<std::size_t>(most));
    }
    count_groups(report);
    return report;
}

void print_themes(const TextReport& report, Shown& shown, std::ostream& out) {
    std::vector<std::string> header{report.proposed ? "mot (proposition de thèmes)" : "thème", "réponses",
                                    "part", kIntervalHeader};
    if (report.groups)
        header.insert(header.end(), report.groups->labels.begin(), report.groups->labels.end());
    TextTable table{std::move(header)};
    for (const auto& theme : report.themes.themes) {
        std::vector<std::string> cells{theme.theme.name, count_text(theme.all.count),
                                       shown.percent(theme.all.percent), shown.interval(theme.all.wilson, 1)};
        for (const auto& share : theme.by_group) cells.push_back(shown.percent(share.percent));
        table.add(std::move(cells));
    }
    table.print(out);
    say(out, "réponses d’aucun thème : " + count_text(report.themes.without_theme) + " sur " +
                 count_text(report.answers.n));
    for (const auto& theme : report.themes.themes)
        for (const auto& term : theme.unused_terms)
            say(out, "terme sans réponse : « " + term + " » (thème « " + theme.theme.name + " »)");
}

void print_specificities(const TextReport& report, std::ostream& out) {
    out << '\n';
    if (!report.specificities) {
        say(out, "spécificités : " + report.specificities.error().reason);
        return;
    }
    TextTable table{{"groupe, mot", "réponses", "attendues", "indice", "p BH"}};
    const auto add = [&](const std::string& group, const analysis::Specificity& term) {
        table.add({group + ", " + report.answers.terms[term.term].form, count_text(term.count),
                   reports::fmt_num(term.expected, 1), reports::fmt_num(term.index, 1),
                   reports::fmt_p(term.p_bh)});
    };
    for (const auto& group : report.specificities.value().groups) {
        const auto& terms = group.terms;
        for (std::size_t i = 0; i < terms.size() && i < kShownTerms && terms[i].index >= analysis::kSpecific;
             ++i)
            add(group.label, terms[i]);
        const std::size_t first_rarer = terms.size() > kShownRarer ? terms.size() - kShownRarer : 0;
        for (std::size_t i = first_rarer; i < terms.size(); ++i)
            if (terms[i].index <= -analysis::kSpecific) add(group.label, terms[i]);
    }
    table.print(out);
    say(out,
        "spécificités (Lafon) : indice = ±log10 de la probabilité, signe + pour un mot plus fréquent "
        "qu’attendu ; "
        "seuil 2, soit une chance sur cent ; mots d’au moins " +
            count_text(analysis::kFewestAnswers) + " réponses ; " +
            count_text(report.specificities.value().tests) + " tests en tout");
}

std::string telling(const TextReport& report, const analysis::TextClass& found, bool rarer) {
    std::string line;
    std::size_t shown = 0;
    const auto add = [&](const analysis::ClassTerm& term) {
        if (shown == (rarer ? kShownRarer : kShownTerms)) return;
        line += (shown++ == 0 ? "" : ", ") + report.answers.terms[term.term].form + " (" +
                reports::fmt_num(term.chi_square, 1) + ")";
    };
    if (rarer)
        for (auto term = found.terms.rbegin(); term != found.terms.rend() && term->chi_square <= -kTelling;
             ++term)
            add(*term);
    else
        for (auto term = found.terms.begin(); term != found.terms.end() && term->chi_square >= kTelling;
             ++term)
            add(*term);
    return line;
}

void print_classes(const TextReport& report, Shown& shown, std::ostream& out) {
    out << '\n';
    if (!report.classification) {
        say(out, "classes : " + report.classification.error().reason);
        return;
    }
    const auto& found = report.classification.value();
    std::vector<std::string> header{"classe", "réponses", "part", "stabilité"};
    if (report.groups)
        header.insert(header.end(), report.groups->labels.begin(), report.groups->labels.end());
    TextTable table{std::move(header)};
    for (std::size_t k = 0; k < found.classes.size(); ++k) {
        const auto& text_class = found.classes[k];
        std::vector<std::string> cells{
            std::to_string(k + 1) + " " + analysis::class_name(report.answers, text_class),
            count_text(text_class.n), share_text(text_class.n, report.answers.n),
            shown.number(text_class.stability, 2)};
        for (std::size_t g = 0; g < report.group_sizes.size(); ++g)
            cells.push_back(share_text(report.classes_by_group.at(k, g), report.group_sizes[g]));
        table.add(std::move(cells));
    }
    table.print(out);
    for (std::size_t k = 0; k < found.classes.size(); ++k) {
        const std::string rarer = telling(report, found.classes[k], true);
        say(out, "classe " + std::to_string(k + 1) + " : " + telling(report, found.classes[k], false) +
                     (rarer.empty() ? "" : " ; plus rares : " + rarer));
    }
    const std::size_t left = report.answers.n - found.classed;
    say(out, "sans classe : " + count_text(left) + " (" + share_text(left, report.answers.n) +
                 "), dont trop courtes " + count_text(found.too_short) + ", mises à part " +
                 count_text(found.set_apart));
    for (const auto& split : found.splits)
        say(out, "partage de " + count_text(split.n) + " en " + count_text(split.first) + " et " +
                     count_text(split.second) + " : χ² = " + reports::fmt_num(split.chi_square, 1) +
                     " pour " + count_text(split.terms) + " mots ; au hasard, au plus " +
                     reports::fmt_num(split.by_chance, 1));
    say(out,
        "classes de Reinert ; entre parenthèses, χ² signé du mot ; stabilité : indice de Jaccard moyen sur "
        "20 "
        "rééchantillonnages, une classe sous 0,60 ne tient pas");
}

void print_text(const TextReport& report, std::ostream& out) {
    Shown shown;
    say(out, "réponses avec un mot au moins : " + count_text(report.answers.n) +
                 " ; vides : " + count_text(report.answers.missing));
    out << '\n';
    print_themes(report, shown, out);
    print_specificities(report, out);
    print_classes(report, shown, out);
    say(out, kNoQuotes);
    shown.print_reasons(out);
}

void write_grid(const TextReport& report, const std::string& file, std::ostream& err) {
    const auto grid = analysis::starting_grid(
        report.answers, report.classification ? &report.classification.value() : nullptr);
    if (grid.empty())
        throw Refused{"pas de grille : aucun mot n’est dans au moins " +
                      count_text(analysis::kFewestAnswers) +
                      " réponses. Écrivez-la à la main, sous « theme » et « term »."};
    campaign::create_file(file, analysis::coding_grid_csv(grid), campaign::Readable::by_owner);
    say(err, "grille écrite : « " + file + " ». Corrigez-la, puis relancez avec --grid.");
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    if (arguments.option("item") == arguments.option("by"))
        throw WrongUsage{"--item et --by nomment la même colonne « " + arguments.option("item").value() +
                         " »"};
    if (arguments.has("grid") && arguments.has("write-grid"))
        throw WrongUsage{"--write-grid écrit une grille à corriger : retirez --grid, ou --write-grid"};
    arguments.integer("classes", 2, analysis::kMostClasses);
    const TextReport report = report_on(arguments);
    if (const auto file = arguments.option("write-grid")) write_grid(report, *file, err);
    if (arguments.has("json"))
        print_text_json(report, out);
    else
        print_text(report, out);
}

}  // namespace

Verb text_verb() {
    return {
        .name = "text",
        .summary = "réponses libres : thèmes d’une grille, mots spécifiques d’un groupe, classes",
        .example = "vigie text campagne-ia:T4-2026 --item opCraintes --write-grid grille.csv",
        .positionals = {data_positional()},
        .options =
            {{.name = "item", .value = "T", .help = "question ouverte", .required = true},
             {.name = "by",
              .value = "G",
              .help =
                  "colonne des groupes ; d’une campagne, la bande laissée à côté des textes, ou wave pour "
                  "toutes "
                  "les vagues. Les mots se comptent en réponses qui les contiennent, par radical (Snowball)"},
             {.name = "grid",
              .value = "FILE",
              .help = "grille de codage : CSV theme,term ; un mot vaut pour son radical, plusieurs mots pour "
                      "leur "
                      "suite, contrôl* pour ce qui commence ainsi, =contrôle pour cette graphie seule"},
             {.name = "write-grid",
              .value = "FILE",
              .help = "écrit une grille de départ, des classes et des mots fréquents ; ne remplace aucun "
                      "fichier"},
             {.name = "classes",
              .value = "N",
              .help =
                  "au plus tant de classes (Reinert), 2 à 12 ; 6 sinon. Un partage qui ne fait pas mieux que "
                  "des mots tirés au hasard n’est pas fait"},
             {.name = "json", .value = "", .help = "un objet JSON sur la sortie"}},
        .run = run};
}

}  // namespace commands
