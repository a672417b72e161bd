#include <string>
#include <variant>

#include "approval.hpp"
#include "catch.hpp"
#include "reports/plenary_report.hpp"
#include "synthetic_survey.hpp"

using namespace reports;

namespace {

/// What a report says, without its drawings: for proof-reading.
struct Words {
    std::string text;

    void operator()(const Paragraph& paragraph) { text += paragraph.text + "\n"; }
    void operator()(const Subheading& heading) { text += "### " + heading.text + "\n"; }
    void operator()(const Bullets& bullets) {
        for (const auto& item : bullets.items) text += "- " + item + "\n";
    }
    void operator()(const ChartBlock& block) {
        text += "[" + block.chart.title + "]\n  " + describe(block.chart) + "\n";
        if (!block.chart.note.empty()) text += "  " + block.chart.note + "\n";
        (*this)(TableBlock{data_table(block.chart)});
    }
    void operator()(const ChartGrid& grid) {
        for (const auto& chart : grid.charts) (*this)(chart);
    }
    void operator()(const TableBlock& block) {
        for (const auto& column : block.table.columns) text += "  | " + column;
        text += "\n";
        for (const auto& row : block.table.rows) {
            text += "  | " + row.header;
            for (const auto& cell : row.cells) text += " | " + cell;
            text += "\n";
        }
    }
    void operator()(const Definitions& definitions) {
        for (const auto& entry : definitions.entries) text += entry.term + " = " + entry.text + "\n";
    }
    void operator()(const LegalReferences& references) {
        for (const auto& entry : references.entries) text += entry.article + ", " + entry.title + "\n";
    }
};

std::string words_of(const ReportModel& report) {
    Words words;
    words.text = "# " + report.title + " " + report.subtitle + "\n" + report.occasion + "\n";
    for (const auto& fact : report.facts) words.text += fact.value + " " + fact.words + "\n";
    for (const auto& section : report.sections) {
        words.text += "\n## " + section.label + " | " + section.finding + "\n";
        for (const auto& block : section.blocks) std::visit(words, block);
    }
    return words.text;
}

}  // namespace

TEST_CASE("the words of the restitution of three quarters are as approved") {
    CHECK(tests::is_approved("plenary.txt", words_of(plenary_report(tests::synthetic_campaign(3)))));
}

TEST_CASE("the words of a small first wave are as approved") {
    PlenaryInput input;
    input.campaign = "Petite campagne";
    tests::WaveRecipe recipe;
    recipe.label = "T4 2026";
    recipe.jobs = {{"ce", 30, 60}, {"cemp", 18, 40}, {"mrs", 4, 9}};
    recipe.unsaid = 12;
    input.waves.push_back(tests::synthetic_wave(recipe));
    CHECK(tests::is_approved("plenary-small.txt", words_of(plenary_report(input))));
}
