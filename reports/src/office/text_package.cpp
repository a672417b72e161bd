#include "office/text_package.hpp"

#include <algorithm>
#include <utility>

#include "office/chart_part.hpp"
#include "office/core_properties.hpp"
#include "office/markup.hpp"
#include "office/office_types.hpp"
#include "office/plotted_chart.hpp"
#include "office_parts.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

using pugi::xml_node;

constexpr const char* kDocument = "/word/document.xml";
constexpr const char* kTypePrefix = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr const char* kRelationPrefix =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* kTextSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kPlaceSpace = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

constexpr int kTextWidth = 9638;  // twentieths of a point: A4 less margins of 2 cm
constexpr double kEmuACentimetre = 360000.0;

std::string type(const char* what) {
    return std::string(kTypePrefix) + what + "+xml";
}

void add_run(xml_node paragraph, const std::string& text, bool bold = false) {
    const auto run = add(paragraph, "w:r");
    if (bold) add(add(run, "w:rPr"), "w:b");
    add_text(run, "w:t", text);
}

void add_field_mark(xml_node paragraph, const char* mark) {
    add(add(paragraph, "w:r"), "w:fldChar", {{"w:fldCharType", mark}});
}

/// How high a chart stands: as its rows need.
double chart_height(const PlottedChart& chart) {
    if (chart.kind == PlottedKind::line) return 5.5;
    const double rows = static_cast<double>(chart.categories.size());
    const bool pairs = chart.kind == PlottedKind::bars && chart.series.size() > 1;
    return std::clamp(2.2 + rows * (pairs ? 1.35 : 1.1), 4.0, 18.0);
}

}  // namespace

TextPackage::TextPackage(const std::string& title) {
    const auto root = add(document_, "w:document",
                          {{"xmlns:w", kTextSpace},
                           {"xmlns:r", office::kRelationshipSpace},
                           {"xmlns:wp", kPlaceSpace},
                           {"xmlns:a", office::kDrawingSpace},
                           {"xmlns:c", office::kChartSpace}});
    body_ = add(root, "w:body");
    struct Shipped {
        const char* name;
        const char* kind;
        std::string_view text;
    };
    for (const Shipped& part : {Shipped{"styles", "styles", office_parts::word_styles_xml},
                                Shipped{"numbering", "numbering", office_parts::word_numbering_xml},
                                Shipped{"settings", "settings", office_parts::word_settings_xml}}) {
        const std::string name = std::string("/word/") + part.name + ".xml";
        package_.add_part(name, type(part.kind), std::string(part.text));
        package_.relate(kDocument, std::string(kRelationPrefix) + part.kind, name);
    }
    package_.add_part("/word/theme/theme1.xml", office::kThemeType, std::string(office_parts::theme_xml));
    package_.relate(kDocument, office::kThemeRelation, "/word/theme/theme1.xml");
    package_.relate("", office::kDocumentRelation, kDocument);
    add_core_properties(package_, title);
}

pugi::xml_node TextPackage::add_paragraph(const char* style) {
    const auto paragraph = add(body_, "w:p");
    add(add(paragraph, "w:pPr"), "w:pStyle", {{"w:val", style}});
    return paragraph;
}

void TextPackage::title(const std::string& text) {
    add_run(add_paragraph("Titre"), text);
}

void TextPackage::subtitle(const std::string& text) {
    add_run(add_paragraph("Soustitre"), text);
}

void TextPackage::contents(const std::string& title, const std::vector<std::string>& headings) {
    add_run(add_paragraph("TitreTM"), title);
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto entry = add_paragraph("TM1");
        if (i == 0) {
            add_field_mark(entry, "begin");
            add_text(add(entry, "w:r"), "w:instrText", "TOC \\o \"1-2\" \\h \\z \\u");
            add_field_mark(entry, "separate");
        }
        add_run(add(entry, "w:hyperlink", {{"w:anchor", "partie" + std::to_string(i + 1)}}), headings[i]);
        if (i + 1 == headings.size()) add_field_mark(entry, "end");
    }
}

void TextPackage::heading(const std::string& text, int level) {
    const std::string style = "Titre" + std::to_string(level);
    const auto paragraph = add_paragraph(style.c_str());
    if (level > 1) {
        add_run(paragraph, text);
        return;
    }
    const std::string number = std::to_string(++bookmarks_);
    add(paragraph, "w:bookmarkStart", {{"w:id", number}, {"w:name", "partie" + number}});
    add_run(paragraph, text);
    add(paragraph, "w:bookmarkEnd", {{"w:id", number}});
}

void TextPackage::finding(const std::string& text) {
    add_run(add_paragraph("Constat"), text);
}

void TextPackage::paragraph(const std::string& text) {
    add_run(add_paragraph("Normal"), text);
}

void TextPackage::bullet(const std::string& text) {
    add_run(add_paragraph("Listepuces"), text);
}

void TextPackage::note(const std::string& text) {
    add_run(add_paragraph("Note"), text);
}

void TextPackage::term(const std::string& term, const std::string& text) {
    const auto paragraph = add_paragraph("Normal");
    add_run(paragraph, term + typo_fr(" : "), true);
    add_run(paragraph, text);
}

void TextPackage::add_caption(const char* kind, int number, const std::string& text) {
    const auto paragraph = add_paragraph("Lgende");
    add_run(paragraph, std::string(kind) + "\u00A0");
    const std::string instruction = std::string(" SEQ ") + kind + " \\* ARABIC ";
    add_run(add(paragraph, "w:fldSimple", {{"w:instr", instruction}}), std::to_string(number));
    add_run(paragraph, " – " + text);
}

void TextPackage::chart(const ChartModel& chart) {
    const auto drawn = plotted(chart);
    if (!drawn) {
        add_run(add_paragraph("Constat"), chart.title);
        paragraph(describe(chart));
        return;
    }
    add_caption("Figure", ++figures_, chart.title);
    const auto relationship = add_chart(package_, kDocument, "/word", chart, 9);
    const auto inlined = add(add(add(add_paragraph("Figure"), "w:r"), "w:drawing"), "wp:inline",
                             {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
    const auto height = static_cast<long>(kEmuACentimetre * chart_height(*drawn));
    add(inlined, "wp:extent", {{"cx", std::to_string(635L * kTextWidth)}, {"cy", std::to_string(height)}});
    add(inlined, "wp:effectExtent", {{"l", "0"}, {"t", "0"}, {"r", "0"}, {"b", "0"}});
    add(inlined, "wp:docPr",
        {{"id", std::to_string(figures_)},
         {"name", "Figure " + std::to_string(figures_)},
         {"descr", describe(chart)},
         {"title", chart.title}});
    add(inlined, "wp:cNvGraphicFramePr");
    const auto data = add(add(inlined, "a:graphic"), "a:graphicData", {{"uri", office::kChartSpace}});
    add(data, "c:chart", {{"r:id", relationship.value()}});
}

void TextPackage::table(const DataTable& table) {
    add_caption("Tableau", ++tables_, table.caption);
    const auto node = add(body_, "w:tbl");
    const auto properties = add(node, "w:tblPr");
    add(properties, "w:tblStyle", {{"w:val", "Tableau"}});
    add(properties, "w:tblW", {{"w:w", std::to_string(kTextWidth)}, {"w:type", "dxa"}});
    add(properties, "w:tblLayout", {{"w:type", "fixed"}});
    add(properties, "w:tblLook",
        {{"w:val", "04A0"},
         {"w:firstRow", "1"},
         {"w:lastRow", "0"},
         {"w:firstColumn", "1"},
         {"w:lastColumn", "0"},
         {"w:noHBand", "0"},
         {"w:noVBand", "1"}});
    add(properties, "w:tblCaption", {{"w:val", table.caption}});

    const auto others = static_cast<int>(std::max<std::size_t>(1, table.columns.size() - 1));
    const int share = table.words ? kTextWidth / (others + 1) : kTextWidth * 3 / (others > 4 ? 10 : 7);
    const int first = table.columns.size() < 2 ? kTextWidth : share;
    const int other = (kTextWidth - first) / others;
    const auto width = [&](std::size_t column) { return std::to_string(column == 0 ? first : other); };
    const auto grid = add(node, "w:tblGrid");
    for (std::size_t i = 0; i < table.columns.size(); ++i) add(grid, "w:gridCol", {{"w:w", width(i)}});
    const auto add_row = [&](const std::vector<std::string>& cells, bool heading) {
        const auto row = add(node, "w:tr");
        const auto about = add(row, "w:trPr");
        add(about, "w:cantSplit");
        if (heading) add(about, "w:tblHeader");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto cell = add(row, "w:tc");
            add(add(cell, "w:tcPr"), "w:tcW", {{"w:w", width(i)}, {"w:type", "dxa"}});
            const auto paragraph = add(cell, "w:p");
            add(add(paragraph, "w:pPr"), "w:pStyle",
                {{"w:val", i == 0 || table.words ? "Cellule" : "Nombre"}});
            add_run(paragraph, cells[i]);
        }
    };
    add_row(table.columns, true);
    for (const DataTable::Row& line : table.rows) {
        std::vector<std::string> cells{line.header};
        cells.insert(cells.end(), line.cells.begin(), line.cells.end());
        add_row(cells, false);
    }
    add_paragraph("Note");
}

std::string TextPackage::bytes(const std::string& foot) {
    pugi::xml_document footer;
    const auto root = add(footer, "w:ftr", {{"xmlns:w", kTextSpace}});
    const auto line = add(root, "w:p");
    add(add(line, "w:pPr"), "w:pStyle", {{"w:val", "Pieddepage"}});
    add_run(line, foot + " · page\u00A0");
    add_run(add(line, "w:fldSimple", {{"w:instr", " PAGE "}}), "1");
    package_.add_part("/word/footer1.xml", type("footer"), part_text(footer));
    const std::string relationship =
        package_.relate(kDocument, std::string(kRelationPrefix) + "footer", "/word/footer1.xml");

    const auto section = add(body_, "w:sectPr");
    add(section, "w:footerReference", {{"w:type", "default"}, {"r:id", relationship}});
    add(section, "w:pgSz", {{"w:w", "11906"}, {"w:h", "16838"}});
    add(section, "w:pgMar",
        {{"w:top", "1134"},
         {"w:right", "1134"},
         {"w:bottom", "1134"},
         {"w:left", "1134"},
         {"w:header", "567"},
         {"w:footer", "567"},
         {"w:gutter", "0"}});
    package_.add_part(kDocument, type("document.main"), part_text(document_));
    return package_.bytes();
}

}  // namespace reports
