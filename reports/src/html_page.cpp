#include "reports/html_page.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_modifiers.h>

#include <mutex>
#include <stdexcept>
#include <string_view>
#include <variant>

#include "report_texts.hpp"
#include "reports/french_text.hpp"
#include "reports/svg.hpp"
#include "templates.hpp"

namespace reports {
namespace {

constexpr const char* kPage = "reports/plenary.tpl";
constexpr const char* kChart = "reports/chart.tpl";
constexpr const char* kTable = "reports/table.tpl";
constexpr std::string_view kStyleMark = "/* plenary.css */";

/// Lets markup of type Html through the escaping of a template: `{{NAME:x-svg}}`.
class PassMarkup : public ctemplate::TemplateModifier {
public:
    void Modify(const char* in, size_t length, const ctemplate::PerExpandData*, ctemplate::ExpandEmitter* out,
                const std::string&) const override {
        out->Emit(in, length);
    }
};

std::string page_template() {
    std::string page(templates::plenary_tpl);
    page.replace(page.find(kStyleMark), kStyleMark.size(), templates::plenary_css);
    return page;
}

/// Registers the modifier and the templates, once in the life of the program.
void prepare() {
    static const PassMarkup pass_markup;
    static std::once_flag once;
    std::call_once(once, [] {
        ctemplate::AddXssSafeModifier("x-svg", &pass_markup);
        ctemplate::StringToTemplateCache(kPage, page_template(), ctemplate::DO_NOT_STRIP);
        ctemplate::StringToTemplateCache(kChart, std::string(templates::chart_tpl), ctemplate::DO_NOT_STRIP);
        ctemplate::StringToTemplateCache(kTable, std::string(templates::table_tpl), ctemplate::DO_NOT_STRIP);
    });
}

using Dictionary = ctemplate::TemplateDictionary;

void fill_table(Dictionary& dictionary, const DataTable& table) {
    dictionary.SetFilename(kTable);
    dictionary.SetValue("CAPTION", table.caption);
    if (table.words) dictionary.ShowSection("WORDS");
    for (const std::string& column : table.columns)
        dictionary.AddSectionDictionary("COLUMN")->SetValue("TEXT", column);
    for (const DataTable::Row& row : table.rows) {
        Dictionary& line = *dictionary.AddSectionDictionary("ROW");
        line.SetValue("HEADER", row.header);
        for (const std::string& cell : row.cells) line.AddSectionDictionary("CELL")->SetValue("TEXT", cell);
    }
}

void fill_chart(Dictionary& dictionary, const ChartBlock& block) {
    dictionary.SetFilename(kChart);
    dictionary.SetValue("ID", block.id);
    dictionary.SetValue("TITLE", block.chart.title);
    dictionary.SetValue("WIDE", svg(block.chart, ChartWidth::wide, block.id + "-l").markup());
    dictionary.SetValue("NARROW", svg(block.chart, ChartWidth::narrow, block.id + "-e").markup());
    dictionary.SetValue("SUMMARY_OF", typo_fr(" : ") + block.chart.title);
    if (!block.chart.note.empty())
        dictionary.AddSectionDictionary("HAS_NOTE")->SetValue("NOTE", block.chart.note);
    fill_table(*dictionary.AddIncludeDictionary("TABLE"), data_table(block.chart));
}

/// Each kind of block fills its own part of the template.
struct BlockWriter {
    Dictionary& block;

    void operator()(const Paragraph& paragraph) const {
        block.AddSectionDictionary("PARAGRAPH")->SetValue("TEXT", paragraph.text);
    }
    void operator()(const Subheading& heading) const {
        block.AddSectionDictionary("SUBHEADING")->SetValue("TEXT", heading.text);
    }
    void operator()(const Bullets& bullets) const {
        Dictionary& list = *block.AddSectionDictionary("BULLETS");
        for (const std::string& item : bullets.items)
            list.AddSectionDictionary("ITEM")->SetValue("TEXT", item);
    }
    void operator()(const ChartBlock& chart) const {
        fill_chart(*block.AddSectionDictionary("CHARTS")->AddIncludeDictionary("CHART"), chart);
    }
    void operator()(const ChartGrid& grid) const {
        Dictionary& charts = *block.AddSectionDictionary("GRID");
        for (const ChartBlock& chart : grid.charts) fill_chart(*charts.AddIncludeDictionary("CHART"), chart);
    }
    void operator()(const TableBlock& table) const {
        fill_table(*block.AddSectionDictionary("TABLE_BLOCK")->AddIncludeDictionary("TABLE"), table.table);
    }
    void operator()(const Definitions& definitions) const {
        Dictionary& list = *block.AddSectionDictionary("DEFINITIONS");
        for (const Definition& definition : definitions.entries) {
            Dictionary& entry = *list.AddSectionDictionary("ENTRY");
            entry.SetValue("TERM", definition.term);
            entry.SetValue("TEXT", definition.text);
        }
    }
    void operator()(const LegalReferences& references) const {
        Dictionary& list = *block.AddSectionDictionary("LEGAL");
        for (const LegalReference& reference : references.entries) {
            Dictionary& entry = *list.AddSectionDictionary("ENTRY");
            entry.SetValue("ARTICLE", reference.article);
            entry.SetValue("HEADING", reference.title);
            entry.SetValue("NOTE", reference.note);
            const std::string source = reference.source.empty() ? "" : typo_fr(" ; ") + reference.source;
            entry.SetValue("VERSION", reference.version + source);
        }
    }
};

}  // namespace

std::string html_page(const ReportModel& report) {
    prepare();
    Dictionary page("report");
    page.SetValue("TITLE", report.title);
    page.SetValue("SUBTITLE", report.subtitle);
    page.SetValue("OCCASION", report.occasion);
    page.SetValue("FOOTER", explanation("pied"));
    for (const KeyFact& fact : report.facts) {
        Dictionary& entry = *page.AddSectionDictionary("FACT");
        entry.SetValue("VALUE", fact.value);
        entry.SetValue("WORDS", fact.words);
    }
    for (const Section& section : report.sections) {
        Dictionary& entry = *page.AddSectionDictionary("SECTION");
        entry.SetValue("ID", section.id);
        entry.SetValue("LABEL", section.label);
        entry.SetValue("FINDING", section.finding);
        for (const Block& block : section.blocks)
            std::visit(BlockWriter{*entry.AddSectionDictionary("BLOCK")}, block);
    }
    std::string html;
    if (!ctemplate::ExpandTemplate(kPage, ctemplate::DO_NOT_STRIP, &page, &html))
        throw std::runtime_error("the template of the plenary page does not expand");
    const auto start = html.find("<!DOCTYPE");
    return start == std::string::npos ? html : html.substr(start);
}

bool is_html_page(std::string_view text) {
    return text.starts_with("<!DOCTYPE html>") &&
           text.substr(0, text.find("</head>")).find(R"(<meta name="generator" content="Vigie">)") !=
               std::string_view::npos;
}

}  // namespace reports
