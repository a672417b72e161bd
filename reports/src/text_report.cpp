#include "reports/text_report.hpp"

#include <variant>

#include "office/plotted_chart.hpp"
#include "office/text_package.hpp"
#include "report_texts.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

/// Writes each kind of block in the body of the report.
struct BlockWriter {
    TextPackage& text;

    void operator()(const Paragraph& paragraph) const { text.paragraph(paragraph.text); }
    void operator()(const Subheading& heading) const { text.heading(heading.text, 2); }
    void operator()(const Bullets& bullets) const {
        for (const std::string& item : bullets.items) text.bullet(item);
    }
    void operator()(const ChartBlock& block) const {
        text.chart(block.chart);
        const std::string note = note_of_bars(block.chart);
        if (!note.empty()) text.note(note);
    }
    void operator()(const ChartGrid& grid) const {
        for (const ChartBlock& chart : grid.charts) (*this)(chart);
    }
    void operator()(const TableBlock& block) const { text.table(block.table); }
    void operator()(const Definitions& definitions) const {
        for (const Definition& one : definitions.entries) text.term(one.term, one.text);
    }
    void operator()(const LegalReferences& references) const {
        for (const LegalReference& one : references.entries) {
            text.term(one.article, one.title);
            text.paragraph(one.note);
            text.note(one.source.empty() ? one.version : one.version + typo_fr(" ; ") + one.source);
        }
    }
};

/// Tables of the charts, which the body shows as drawings.
struct TableWriter {
    TextPackage& text;

    void operator()(const ChartBlock& block) const { text.table(data_table(block.chart)); }
    void operator()(const ChartGrid& grid) const {
        for (const ChartBlock& chart : grid.charts) (*this)(chart);
    }
    void operator()(const Subheading& heading) const { text.heading(heading.text, 3); }
    template <typename Other>
    void operator()(const Other&) const {}
};

bool has_charts(const Section& section) {
    for (const Block& block : section.blocks)
        if (std::holds_alternative<ChartBlock>(block) || std::holds_alternative<ChartGrid>(block))
            return true;
    return false;
}

}  // namespace

std::string text_report(const ReportModel& report) {
    TextPackage text{report.title + ", " + report.subtitle};
    const std::vector<std::string> about = deck_texts("rapport");
    text.title(report.title);
    text.subtitle(about.at(0));
    text.subtitle(report.occasion + " · " + report.subtitle);
    for (const KeyFact& fact : report.facts) text.bullet(fact.value + " " + fact.words);
    text.note(about.at(1));

    std::vector<std::string> headings;
    for (const Section& section : report.sections) headings.push_back(section.label);
    headings.push_back(about.at(2));
    text.contents(about.at(3), headings);
    for (const Section& section : report.sections) {
        text.heading(section.label, 1);
        text.finding(section.finding);
        for (const Block& block : section.blocks) std::visit(BlockWriter{text}, block);
    }
    text.heading(about.at(2), 1);
    for (const Section& section : report.sections) {
        if (!has_charts(section)) continue;
        text.heading(section.label, 2);
        for (const Block& block : section.blocks) std::visit(TableWriter{text}, block);
    }
    return text.bytes(report.title + " · " + report.subtitle);
}

}  // namespace reports
