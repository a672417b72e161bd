#include "estimates/json_results.hpp"
#include "estimates/text_report.hpp"

namespace commands {

namespace {

void put_share(JsonWriter& json, const analysis::ThemeShare& share) {
    put(json, "n", share.count);
    put(json, "base", share.base);
    put(json, "percent", share.percent);
    put(json, "wilson", share.wilson);
}

void put_themes(JsonWriter& json, const TextReport& report) {
    json.key("themes");
    json.begin_array();
    for (const auto& theme : report.themes.themes) {
        json.begin_object();
        put(json, "theme", theme.theme.name);
        put(json, "terms", theme.theme.terms);
        put_share(json, theme.all);
        put(json, "unused_terms", theme.unused_terms);
        if (report.groups) {
            json.key("groups");
            json.begin_array();
            for (std::size_t g = 0; g < theme.by_group.size(); ++g) {
                json.begin_object();
                put(json, "group", report.groups->labels[g]);
                put_share(json, theme.by_group[g]);
                json.end_object();
            }
            json.end_array();
        }
        json.end_object();
    }
    json.end_array();
    put(json, "themes_source", report.proposed ? "radicaux fréquents" : "grille");
    put(json, "without_theme", report.themes.without_theme);
}

void put_specificity(JsonWriter& json, const TextReport& report, const analysis::Specificity& specificity) {
    const analysis::Term& term = report.answers.terms[specificity.term];
    json.begin_object();
    put(json, "term", term.form);
    put(json, "stem", term.stem);
    put(json, "count", specificity.count);
    put(json, "total", specificity.total);
    put(json, "expected", specificity.expected);
    put(json, "index", specificity.index);
    put(json, "log10_p_over", specificity.log10_over);
    put(json, "log10_p_under", specificity.log10_under);
    put(json, "p", specificity.p, "sous 1e-300 : lire index");
    put(json, "p_bh", specificity.p_bh);
    json.key("specific");
    json.truth(specificity.index >= analysis::kSpecific || specificity.index <= -analysis::kSpecific);
    json.end_object();
}

void put_specificities(JsonWriter& json, const TextReport& report) {
    put(json, "specificity_threshold", analysis::kSpecific);
    if (!report.specificities) {
        put_null(json, "specificities", report.specificities.error().reason);
        return;
    }
    json.key("specificities");
    json.begin_array();
    for (const auto& group : report.specificities.value().groups) {
        json.begin_object();
        put(json, "group", group.label);
        put(json, "n", group.n);
        json.key("terms");
        json.begin_array();
        for (const auto& term : group.terms) put_specificity(json, report, term);
        json.end_array();
        json.end_object();
    }
    json.end_array();
    put(json, "without_group", report.specificities.value().without_group);
}

double percent_of(std::size_t count, std::size_t base) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(base);
}

void put_class(JsonWriter& json, const TextReport& report, std::size_t which) {
    const analysis::TextClass& found = report.classification.value().classes[which];
    json.begin_object();
    put(json, "class", which + 1);
    put(json, "label", analysis::class_name(report.answers, found));
    put(json, "n", found.n);
    put(json, "percent", percent_of(found.n, report.answers.n));
    put(json, "stability", found.stability);
    json.key("terms");
    json.begin_array();
    for (const auto& term : found.terms) {
        json.begin_object();
        put(json, "term", report.answers.terms[term.term].form);
        put(json, "stem", report.answers.terms[term.term].stem);
        put(json, "count", term.count);
        put(json, "total", term.total);
        put(json, "chi2", term.chi_square);
        put(json, "p", term.p);
        json.end_object();
    }
    json.end_array();
    if (report.groups) {
        json.key("groups");
        json.begin_array();
        for (std::size_t g = 0; g < report.groups->labels.size(); ++g) {
            const std::size_t count = report.classes_by_group.at(which, g);
            json.begin_object();
            put(json, "group", report.groups->labels[g]);
            put(json, "n", count);
            put(json, "base", report.group_sizes[g]);
            if (report.group_sizes[g] > 0)
                put(json, "percent", percent_of(count, report.group_sizes[g]));
            else
                put_null(json, "percent", "aucune réponse dans ce groupe");
            json.end_object();
        }
        json.end_array();
    }
    put_null(json, "quotes", kNoQuotes);
    json.end_object();
}

void put_split(JsonWriter& json, const analysis::ClassSplit& split) {
    json.begin_object();
    put(json, "n", split.n);
    put(json, "first", split.first);
    put(json, "second", split.second);
    put(json, "set_apart", split.set_apart);
    put(json, "terms", split.terms);
    put(json, "chi2", split.chi_square);
    put(json, "df", split.df);
    put(json, "chi2_by_chance", split.by_chance);
    json.end_object();
}

void put_classes(JsonWriter& json, const TextReport& report) {
    if (!report.classification) {
        put_null(json, "classes", report.classification.error().reason);
        put_null(json, "classification", report.classification.error().reason);
        return;
    }
    const analysis::Classification& found = report.classification.value();
    json.key("classes");
    json.begin_array();
    for (std::size_t k = 0; k < found.classes.size(); ++k) put_class(json, report, k);
    json.end_array();

    json.key("classification");
    json.begin_object();
    put(json, "classed", found.classed);
    put(json, "unclassified", report.answers.n - found.classed);
    put(json, "unclassified_percent", percent_of(report.answers.n - found.classed, report.answers.n));
    put(json, "too_short", found.too_short);
    put(json, "set_apart", found.set_apart);
    put(json, "terms", found.terms);
    json.key("splits");
    json.begin_array();
    for (const auto& split : found.splits) put_split(json, split);
    json.end_array();
    json.end_object();
}

}  // namespace

void print_text_json(const TextReport& report, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put(json, "n", report.answers.n);
    put(json, "missing", report.answers.missing);
    put(json, "fewest_answers", analysis::kFewestAnswers);
    put_themes(json, report);
    put_specificities(json, report);
    put_classes(json, report);
    put_null(json, "quotes", kNoQuotes);
    json.end_object();
}

}  // namespace commands
