#include <pugixml.hpp>
#include <set>
#include <variant>

#include "catch.hpp"
#include "office_parts.hpp"
#include "reports/chart_model.hpp"
#include "reports/duerp_extract.hpp"
#include "reports/html_page.hpp"
#include "reports/plenary_report.hpp"
#include "reports/result_tables.hpp"
#include "reports/short_reports.hpp"
#include "reports/slide_deck.hpp"
#include "reports/text_report.hpp"
#include "slide_plan.hpp"
#include "synthetic_survey.hpp"

using namespace reports;
using Catch::Matchers::Contains;

namespace {

/// Three waves; the last one has a métier of four people, which no document may give away.
const ReportModel& report_with_a_small_group() {
    static const ReportModel report = [] {
        PlenaryInput input = tests::synthetic_campaign(1);
        tests::WaveRecipe recipe;
        recipe.label = "T1 2027";
        recipe.jobs = {{"ce", 90, 200}, {"cemp", 60, 140}, {"mrs", 4, 9}};
        recipe.unsaid = 12;
        recipe.seed = 7;
        input.waves.push_back(tests::synthetic_wave(recipe));
        return plenary_report(input);
    }();
    return report;
}

/// Every chart of the report.
std::vector<const ChartModel*> charts_of(const ReportModel& report) {
    std::vector<const ChartModel*> charts;
    for (const Section& section : report.sections)
        for (const Block& block : section.blocks) {
            if (const auto* chart = std::get_if<ChartBlock>(&block)) charts.push_back(&chart->chart);
            if (const auto* grid = std::get_if<ChartGrid>(&block))
                for (const ChartBlock& one : grid->charts) charts.push_back(&one.chart);
        }
    return charts;
}

/// Every number that a part of an Office file stores: cells, caches of charts.
void add_numbers(const pugi::xml_node& node, std::set<std::string>& numbers) {
    const std::string name = node.name();
    const bool cell = name == "v" && std::string(node.parent().attribute("t").value()).empty();
    const bool cached = name == "c:v" && std::string(node.parent().parent().name()) == "c:numCache";
    if (cell || cached) numbers.insert(node.child_value());
    for (const pugi::xml_node& child : node.children()) add_numbers(child, numbers);
}

std::set<std::string> numbers_in(const std::string& file) {
    std::set<std::string> numbers;
    for (const auto& [name, bytes] : tests::parts_of(file)) {
        pugi::xml_document document;
        if (name.ends_with(".xml") && document.load_buffer(bytes.data(), bytes.size()))
            add_numbers(document, numbers);
    }
    return numbers;
}

/// The decimals of the report's printed figures, and of what follows from two of them: the reach of an interval.
bool is_fine(const std::string& number) {
    const auto point = number.find('.');
    return point == std::string::npos || number.size() - point <= 3;
}

std::string text_in(const std::string& file) {
    std::string text;
    for (const auto& [name, bytes] : tests::parts_of(file))
        if (name.ends_with(".xml")) {
            pugi::xml_document document;
            if (!document.load_buffer(bytes.data(), bytes.size())) continue;
            for (const auto& found : document.select_nodes("//a:t | //w:t | //t | //c:v | //@descr"))
                text +=
                    std::string(found.attribute() ? found.attribute().value() : found.node().child_value()) +
                    "\n";
        }
    return text;
}

}  // namespace

TEST_CASE("the workbook of results has every figure once with the digits that are printed") {
    const ReportModel& report = report_with_a_small_group();

    const std::string file = result_tables(report);

    CHECK(file == result_tables(report));
    const auto parts = tests::parts_of(file);
    CHECK_THAT(parts.at("xl/workbook.xml"),
               Contains("Lisez-moi") && Contains("Résultats") && Contains("Croisements"));
    const std::string& results = parts.at("xl/worksheets/sheet2.xml");
    CHECK_THAT(results, Contains("<t>masqué</t>"));
    // no number is finer than two decimals: a tenth of a point, or one in a hundred
    for (auto at = results.find("<v>"); at != std::string::npos; at = results.find("<v>", at + 1)) {
        const std::string number = results.substr(at + 3, results.find("</v>", at) - at - 3);
        const auto point = number.find('.');
        CAPTURE(number);
        CHECK((point == std::string::npos || number.size() - point <= 3));
    }
}

TEST_CASE("the deck has at most fifteen slides with the findings of the report as titles") {
    const ReportModel& report = report_with_a_small_group();

    const std::string file = slide_deck(report);

    CHECK(file == slide_deck(report));
    const DeckPlan plan = deck_plan(report);
    CHECK(plan.slides.size() >= 12);
    CHECK(plan.slides.size() <= 15);
    const std::string text = text_in(file);
    for (const SlidePlan& slide : plan.slides) CHECK_THAT(text, Contains(slide.title));
    for (const Section& section : report.sections)
        if (section.essential && section.id != "groupes") CHECK_THAT(text, Contains(section.finding));
    for (std::size_t i = 1; i < plan.slides.size(); ++i)
        CHECK((plan.slides[i].charts.empty() || !plan.slides[i].notes.empty()));
}

TEST_CASE("each chart of a deck and of a text has its sentence for whoever does not see it") {
    const ReportModel& report = report_with_a_small_group();
    const std::string text = text_in(text_report(report));
    for (const ChartModel* chart : charts_of(report)) {
        CHECK_THAT(text, Contains(describe(*chart)));
        CHECK_THAT(text, Contains(chart->title));
    }
    for (const auto& [name, bytes] : tests::parts_of(slide_deck(report)))
        if (name.find("slides/slide") != std::string::npos && bytes.find("<c:chart ") != std::string::npos)
            CHECK_THAT(bytes, Contains(" descr=\"") && !Contains(" descr=\"\""));
}

TEST_CASE("every figure is printed the same in the tables of the text and of the workbook") {
    const ReportModel& report = report_with_a_small_group();
    const std::string text = text_in(text_report(report));
    for (const ChartModel* chart : charts_of(report))
        for (const DataTable::Row& row : data_table(*chart).rows)
            for (const std::string& cell : row.cells) {
                CAPTURE(chart->title, row.header);
                CHECK_THAT(text, Contains(cell));
            }
}

TEST_CASE("no part of a document stores a number finer than those printed or one that is masked") {
    const ReportModel& report = report_with_a_small_group();
    const std::set<std::string> printed = numbers_in(result_tables(report));
    for (const std::string& file : {slide_deck(report), text_report(report)}) {
        std::set<std::string> values;
        for (const auto& [name, bytes] : tests::parts_of(file)) {
            if (name.find("charts/chart") == std::string::npos || !name.ends_with(".xml")) continue;
            pugi::xml_document document;
            REQUIRE(document.load_buffer(bytes.data(), bytes.size()));
            for (const auto& value : document.select_nodes("//c:val//c:numCache//c:v"))
                values.insert(value.node().child_value());
        }
        CHECK(values.size() > 20);
        for (const std::string& value : values) {
            CAPTURE(value);
            CHECK(printed.count(value) == 1);  // what a chart draws is a number of the workbook of results
        }
        for (const std::string& number : numbers_in(file)) {
            CAPTURE(number);
            CHECK(is_fine(number));
        }
    }
}

TEST_CASE("a wave of eight people makes documents that show no result") {
    PlenaryInput input;
    input.campaign = "Huit réponses";
    tests::WaveRecipe recipe;
    recipe.label = "T4 2026";
    recipe.jobs = {{"ce", 6, 30}};
    recipe.unsaid = 2;
    input.waves.push_back(tests::synthetic_wave(recipe));
    const ReportModel report = plenary_report(input);

    for (const std::string& file : {slide_deck(report), text_report(report), result_tables(report)}) {
        const std::string text = text_in(file);
        CHECK_THAT(text, Contains("masqué") || Contains("Trop peu de réponses"));
        CHECK_THAT(text, !Contains("sur 100"));
    }
}

TEST_CASE("the extract for the DUERP has a line for each unit and family and proposes no rating") {
    const ReportModel& report = report_with_a_small_group();

    const std::string csv = duerp_csv(report);

    CHECK(csv == duerp_csv(report));
    CHECK(csv.starts_with("\xEF\xBB\xBFunite_travail;category;sub_category;"));
    CHECK_THAT(
        csv,
        Contains("\"Ensemble\";17;\"WorkIntensityAndTime\";\"Intensité et complexité du travail\";;;;;"));
    CHECK_THAT(csv, Contains("MeaningOfWork") && Contains(" sur 100, IC 95\u00A0% [") && Contains("masqué"));
    CHECK(is_untouched_duerp_csv(csv));
    std::string rated = csv;
    rated.replace(rated.find(";;;;;;;;;;"), 10, ";;;80;;;;;;;");
    CHECK_FALSE(is_untouched_duerp_csv(rated));
    CHECK_FALSE(is_untouched_duerp_csv("a;b\r\n"));

    const std::string text = text_in(duerp_workbook(report));
    const std::string everything = text_in(text_report(report));
    for (const Exposure& exposure : report.exposures) {
        CHECK_THAT(text, Contains(exposure.unit));
        if (exposure.unit == "Ensemble") CHECK_THAT(everything, Contains(point_text(exposure.score)));
        if (exposure.unit.find("MRS") != std::string::npos) {  // four people
            CHECK(estimate_of(exposure.score) == nullptr);
            CHECK(exposure.n.empty());
        }
    }
    CHECK(report.exposures.size() > 6);
}

TEST_CASE("units that would give a hidden one away are hidden with it") {
    const ReportModel& report = report_with_a_small_group();
    for (int axis = 1; axis <= 6; ++axis) {
        std::size_t hidden = 0;
        for (const Exposure& exposure : report.exposures)
            if (exposure.axis == axis && exposure.unit != "Ensemble" &&
                estimate_of(exposure.score) == nullptr)
                ++hidden;
        CHECK(hidden >= 1);
    }
}

TEST_CASE("short reports keep the words and the figures of the report") {
    const ReportModel& report = report_with_a_small_group();
    const auto figures_of = [](const ReportModel& one) {
        std::string cells;
        for (const ChartModel* chart : charts_of(one))
            for (const DataTable::Row& row : data_table(*chart).rows)
                for (const std::string& cell : row.cells) cells += cell + "|";
        return cells;
    };
    for (const ReportModel& part : {short_summary(report), note_to_employees(report)}) {
        CHECK(is_html_page(html_page(part)));
        CHECK(part.sections.size() >= 3);
        CHECK_FALSE(charts_of(part).empty());
        CHECK(figures_of(report).find(figures_of(part).substr(0, 40)) != std::string::npos);
        for (const Section& section : part.sections)
            if (section.essential) CHECK_THAT(text_in(text_report(report)), Contains(section.finding));
    }
    CHECK_FALSE(charts_of(note_to_employees(report)).empty());
}
