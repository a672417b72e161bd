#include <optional>
#include <string>
#include <vector>

#include "analysis/association.hpp"
#include "analysis/column_letters.hpp"
#include "analysis/column_roles.hpp"
#include "analysis/crosstab.hpp"
#include "analysis/fisher_exact.hpp"
#include "analysis/fisher_simulated.hpp"
#include "analysis/independence_tests.hpp"
#include "analysis/rao_scott.hpp"
#include "estimates/data_request.hpp"
#include "estimates/json_results.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "estimates/verbs.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::Cells;
using analysis::ChiSquareTest;
using analysis::Crosstab;
using analysis::Estimable;
using analysis::Number;

constexpr const char* kSeeRaoScott = "tableau pondéré : lire rao_scott";

/// All that is said of a table.
struct TableReport {
    Crosstab table;
    Cells<Number> row_percents;
    Cells<Number> column_percents;
    Cells<Number> expected;
    Cells<Number> residuals;
    Estimable<ChiSquareTest> pearson;
    Estimable<ChiSquareTest> likelihood_ratio;
    Estimable<analysis::FisherTest> fisher;
    std::optional<Estimable<analysis::SimulatedFisher>> simulated;  ///< where no exact test exists
    std::optional<Estimable<analysis::RaoScottTest>> rao_scott;     ///< under a design only
    analysis::Association association;
    Cells<std::string> letters;
    std::size_t small_expectations;
};

TableReport report_on(const analysis::Dataset& data, const std::string& rows, const std::string& cols,
                      const std::optional<analysis::Design>& design) {
    Crosstab table = value_or_refuse(analysis::crosstab(data, rows, cols, design ? &*design : nullptr));
    const Cells<double> people =
        table.base ? analysis::on_base(table) : Cells<double>(table.rows.size(), table.cols.size(), 0.0);
    const auto unweighted = analysis::not_estimable(kSeeRaoScott);
    TableReport report{std::move(table),
                       {},
                       {},
                       {},
                       analysis::adjusted_residuals(people),
                       unweighted,
                       unweighted,
                       unweighted,
                       std::nullopt,
                       std::nullopt,
                       analysis::association(people),
                       {},
                       analysis::small_expectations(people)};
    report.row_percents = analysis::row_percents(report.table.weighted);
    report.column_percents = analysis::column_percents(report.table.weighted);
    report.expected = analysis::expected_counts(report.table.weighted);
    report.letters = analysis::column_letters(report.table);
    if (design) {
        report.rao_scott =
            analysis::rao_scott(*value_or_refuse(analysis::categories_of(data, rows)),
                                *value_or_refuse(analysis::categories_of(data, cols)), *design);
    } else {
        report.pearson = analysis::pearson_test(people);
        report.likelihood_ratio = analysis::likelihood_ratio_test(people);
        report.fisher = analysis::fisher_exact(report.table.counts);
        if (!report.fisher) report.simulated = analysis::fisher_simulated(report.table.counts);
    }
    return report;
}

/// The table among the people of one category of a third question.
struct Layer {
    std::string label;
    TableReport report;
};
struct Layers {
    std::string variable;  ///< empty for none
    std::vector<Layer> all;
};

/// People of other layers lose their answer in the rows, so that under a design a layer is a domain of it.
Layers layers_of(const analysis::Dataset& data, const std::string& rows, const std::string& cols,
                 const std::string& by, const std::optional<analysis::Design>& design) {
    using analysis::CodedColumn;
    const CodedColumn& layer_of = *value_or_refuse(analysis::categories_of(data, by));
    value_or_refuse(analysis::categories_of(data, rows));
    Layers layers{by, {}};
    for (std::size_t i = 0; i < layer_of.categories.size(); ++i) {
        analysis::Dataset part{data.source, data.rows, {*data.column(rows), *data.column(cols)}, data.lines};
        auto& codes = std::get<CodedColumn>(part.columns.front().column).codes;
        std::size_t people = 0;
        for (std::size_t row = 0; row < codes.size(); ++row) {
            if (layer_of.codes[row] == i)
                ++people;
            else
                codes[row] = CodedColumn::kMissing;
        }
        Layer layer{layer_of.categories[i].label, report_on(part, rows, cols, design)};
        layer.report.table.left_out = people - layer.report.table.n;
        layers.all.push_back(std::move(layer));
    }
    return layers;
}

std::vector<std::string> labels_of(const std::vector<analysis::Category>& categories) {
    std::vector<std::string> labels;
    for (const auto& category : categories) labels.push_back(category.label);
    return labels;
}

void put_tests(JsonWriter& json, const TableReport& report) {
    const auto chi_square = [&json](const ChiSquareTest& test) {
        put(json, "statistic", test.statistic);
        put(json, "df", test.df);
        put(json, "p", test.p);
    };
    json.key("tests");
    json.begin_object();
    put_object(json, "pearson", report.pearson, chi_square);
    put_object(json, "likelihood_ratio", report.likelihood_ratio, chi_square);
    put_object(json, "fisher", report.fisher, [&json](const analysis::FisherTest& test) {
        put(json, "p", test.p);
        put(json, "method", "exact");
    });
    if (report.simulated)
        put_object(json, "fisher_simulated", *report.simulated,
                   [&json](const analysis::SimulatedFisher& test) {
                       put(json, "p", test.p);
                       put(json, "standard_error", test.standard_error);
                       put(json, "tables", test.tables);
                       put(json, "seed", static_cast<std::size_t>(test.seed));
                   });
    if (report.rao_scott)
        put_object(json, "rao_scott", *report.rao_scott, [&json](const analysis::RaoScottTest& test) {
            put(json, "f", test.f);
            put(json, "ndf", test.ndf);
            put(json, "ddf", test.ddf);
            put(json, "p", test.p);
        });
    json.end_object();
}

/// The members of a table's object.
void put_table(JsonWriter& json, const TableReport& report) {
    put(json, "n", report.table.n);
    put(json, "left_out", report.table.left_out);
    put(json, "base", report.table.base);
    put(json, "rows", labels_of(report.table.rows));
    put(json, "cols", labels_of(report.table.cols));
    put(json, "counts", report.table.counts);
    put(json, "weighted", report.table.weighted);
    put(json, "row_percent", report.row_percents);
    put(json, "col_percent", report.column_percents);
    put(json, "expected", report.expected);
    put(json, "adjusted_residuals", report.residuals);
    put_tests(json, report);
    json.key("association");
    json.begin_object();
    put(json, "cramers_v", report.association.cramers_v);
    put(json, "cramers_v_corrected", report.association.cramers_v_corrected);
    put(json, "phi", report.association.phi);
    json.end_object();
    put(json, "column_letters", report.letters);
    put(json, "small_expectations", report.small_expectations);
}

void print_json(const TableReport& report, const Layers& layers, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put_table(json, report);
    if (!layers.variable.empty()) {
        json.key("by");
        json.begin_object();
        put(json, "variable", layers.variable);
        json.key("layers");
        json.begin_array();
        for (const Layer& layer : layers.all) {
            json.begin_object();
            put(json, "label", layer.label);
            put_table(json, layer.report);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_object();
}

/// One block of the text: `cell(i, j)` in each cell, columns headed by their letter and label.
template <class Cell>
void print_block(const std::string& title, const Crosstab& table, std::ostream& out, Cell cell) {
    std::vector<std::string> header{title};
    for (std::size_t j = 0; j < table.cols.size(); ++j)
        header.push_back(analysis::column_letter(j) + " " + table.cols[j].label);
    TextTable text{std::move(header)};
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::vector<std::string> cells{table.rows[i].label};
        for (std::size_t j = 0; j < table.cols.size(); ++j) cells.push_back(cell(i, j));
        text.add(std::move(cells));
    }
    text.print(out);
    out << '\n';
}

void print_fisher(const TableReport& report, const Shown& shown, std::ostream& out) {
    if (report.fisher) {
        say(out, "Fisher exact : " + shown.p(report.fisher.value().p));
        return;
    }
    say(out, "Fisher exact : " + report.fisher.error().reason);
    if (report.simulated && *report.simulated) {
        const auto& found = report.simulated->value();
        say(out, "Fisher simulé : " + shown.p(found.p) + ", erreur type " +
                     reports::fmt_num(found.standard_error, 4) + " (" +
                     reports::fmt_count(static_cast<std::int64_t>(found.tables)) + " tableaux, graine " +
                     std::to_string(found.seed) + ")");
    }
}

void print_tests(const TableReport& report, Shown& shown, std::ostream& out) {
    const auto chi_square = [&](const std::string& name, const Estimable<ChiSquareTest>& test) {
        if (test)
            say(out, name + " = " + reports::fmt_num(test.value().statistic, 2) + " ; " +
                         reports::fmt_num(test.value().df, 0) + " ddl ; " + shown.p(test.value().p));
        else
            say(out, name + " : " + test.error().reason);
    };
    if (report.rao_scott) {
        const auto& test = *report.rao_scott;
        if (test)
            say(out, "Rao–Scott (2e ordre) : F = " + reports::fmt_num(test.value().f, 2) + " ; ddl " +
                         reports::fmt_num(test.value().ndf, 2) + " et " +
                         reports::fmt_num(test.value().ddf, 1) + " ; " + shown.p(test.value().p));
        else
            say(out, "Rao–Scott : " + test.error().reason);
    } else {
        chi_square("χ² de Pearson", report.pearson);
        chi_square("rapport de vraisemblance G²", report.likelihood_ratio);
        print_fisher(report, shown, out);
        if (report.small_expectations > 0)
            say(out, "cases d’effectif attendu inférieur à 5 : " + std::to_string(report.small_expectations) +
                         " ; préférer Fisher au χ²");
    }
    say(out,
        "V de Cramér : " + shown.number(report.association.cramers_v, 3) +
            " ; corrigé du biais (Bergsma) : " + shown.number(report.association.cramers_v_corrected, 3) +
            " ; φ : " + shown.number(report.association.phi, 3));
}

void print_text(const TableReport& report, std::ostream& out) {
    Shown shown;
    const Crosstab& table = report.table;
    print_block("effectifs", table, out, [&](std::size_t i, std::size_t j) {
        return reports::fmt_count(static_cast<std::int64_t>(table.counts.at(i, j)));
    });
    print_block("% en colonne", table, out, [&](std::size_t i, std::size_t j) {
        const std::string& letters = report.letters.at(i, j);
        return shown.percent(report.column_percents.at(i, j)) + (letters.empty() ? "" : " " + letters);
    });
    print_block("% en ligne", table, out,
                [&](std::size_t i, std::size_t j) { return shown.percent(report.row_percents.at(i, j)); });
    print_block("résidus ajustés", table, out,
                [&](std::size_t i, std::size_t j) { return shown.number(report.residuals.at(i, j), 2); });
    say(out, "personnes dans le tableau : " + reports::fmt_count(static_cast<std::int64_t>(table.n)) +
                 " ; sans l’une des deux réponses : " +
                 reports::fmt_count(static_cast<std::int64_t>(table.left_out)));
    if (report.rao_scott)
        say(out,
            "effectifs bruts, le reste pondéré ; effectif efficace de Kish : " + shown.number(table.base, 1));
    print_tests(report, shown, out);
    say(out,
        "lettres : la colonne a, dans cette ligne, une part plus grande que celles nommées (z bilatéral, 5 "
        "%, "
        "Bonferroni sur les paires de la ligne)");
    shown.print_reasons(out);
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const std::string rows = arguments.option("rows").value();
    const std::string cols = arguments.option("cols").value();
    if (rows == cols) throw WrongUsage{"--rows et --cols nomment la même colonne « " + rows + " »"};
    const std::string by = arguments.option("by").value_or("");
    if (by == rows || by == cols)
        throw WrongUsage{"--by nomme la même colonne « " + by + " » que --rows ou --cols"};
    const DesignRequest request{arguments};
    const auto data = requested_data(arguments, err);
    const auto design = request.on(data);
    const TableReport report = report_on(data, rows, cols, design);
    const Layers layers = by.empty() ? Layers{} : layers_of(data, rows, cols, by, design);
    if (arguments.has("json")) {
        print_json(report, layers, out);
        return;
    }
    print_text(report, out);
    for (const Layer& layer : layers.all) {
        out << '\n';
        say(out, "parmi « " + layers.variable + " » = « " + layer.label + " »");
        out << '\n';
        print_text(layer.report, out);
    }
}

}  // namespace

Verb table_verb() {
    return {
        .name = "table",
        .summary = "tableau croisé de deux questions, avec ses tests",
        .example = "vigie table reponses.csv --rows avis --cols metier --json",
        .positionals = {data_positional()},
        .options = with_data_options(
            {{.name = "rows", .value = "R", .help = "question en lignes", .required = true},
             {.name = "cols",
              .value = "C",
              .help = "question en colonnes ; χ² sans correction de continuité, Fisher exact jusqu’à 4 × 4 "
                      "puis simulé, "
                      "Rao–Scott (2e ordre) si pondéré, lettres de colonnes comme CTABLES",
              .required = true},
             {.name = "by",
              .value = "L",
              .help =
                  "troisième question : le même tableau parmi les personnes de chacune de ses catégories"}}),
        .run = run};
}

}  // namespace commands
