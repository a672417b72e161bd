#include "reports/text_report.hpp"

#include <variant>

#include "office/text_blocks.hpp"
#include "office/text_package.hpp"
#include "report_texts.hpp"

namespace reports {
namespace {

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
        write_blocks(section.blocks, text);
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
