#include "office/workbook.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "office/core_properties.hpp"
#include "office/markup.hpp"
#include "office/office_types.hpp"
#include "office/package.hpp"
#include "reports/text_width.hpp"

namespace reports {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

/// Cell formats in the order they are first met, from 1 on: 0 is that of cells nobody wrote.
class Formats {
public:
    std::size_t of(const Cell& cell) {
        const auto* number = std::get_if<PrintedNumber>(&cell.value);
        const std::pair key{cell.style, number != nullptr ? number->format : std::string()};
        const auto found = std::find(used_.begin(), used_.end(), key);
        if (found != used_.end()) return 1 + static_cast<std::size_t>(found - used_.begin());
        used_.push_back(key);
        return used_.size();
    }

    std::string part() const {
        pugi::xml_document document;
        const auto sheet = add(document, "styleSheet", {{"xmlns", kMain}});
        number_formats(sheet);
        add_markup(
            sheet,
            R"(<fonts count="3"><font><sz val="11"/><name val="Arial"/><family val="2"/></font>)"
            R"(<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Arial"/><family val="2"/></font>)"
            R"(<font><b/><sz val="14"/><color rgb="FF14375E"/><name val="Arial"/><family val="2"/></font></fonts>)"
            R"(<fills count="3"><fill><patternFill patternType="none"/></fill>)"
            R"(<fill><patternFill patternType="gray125"/></fill>)"
            R"(<fill><patternFill patternType="solid"><fgColor rgb="FF14375E"/></patternFill></fill></fills>)"
            R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
            R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)");
        cell_formats(sheet);
        add_markup(sheet,
                   R"(<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>)");
        return part_text(document);
    }

private:
    static constexpr std::size_t kFirstOwn = 164;  // smaller numbers are built in

    std::vector<std::pair<CellStyle, std::string>> used_;

    void number_formats(pugi::xml_node sheet) const {
        const auto own =
            std::count_if(used_.begin(), used_.end(), [](const auto& one) { return !one.second.empty(); });
        if (own == 0) return;
        const auto list = add(sheet, "numFmts", {{"count", std::to_string(own)}});
        for (std::size_t i = 0; i < used_.size(); ++i)
            if (!used_[i].second.empty())
                add(list, "numFmt",
                    {{"numFmtId", std::to_string(kFirstOwn + i)}, {"formatCode", used_[i].second}});
    }

    void cell_formats(pugi::xml_node sheet) const {
        const auto list = add(sheet, "cellXfs", {{"count", std::to_string(used_.size() + 1)}});
        add_markup(list, R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)");
        for (std::size_t i = 0; i < used_.size(); ++i) {
            const auto& [style, format] = used_[i];
            const bool heading = style == CellStyle::heading;
            const std::string font = heading ? "1" : style == CellStyle::title ? "2" : "0";
            const auto xf = add(list, "xf",
                                {{"numFmtId", format.empty() ? "0" : std::to_string(kFirstOwn + i)},
                                 {"fontId", font},
                                 {"fillId", heading ? "2" : "0"},
                                 {"borderId", "0"},
                                 {"xfId", "0"},
                                 {"applyNumberFormat", "1"},
                                 {"applyFont", "1"},
                                 {"applyFill", "1"},
                                 {"applyAlignment", "1"}});
            const bool wraps = format.empty() && style != CellStyle::title;
            add(xf, "alignment", {{"vertical", "top"}, {"wrapText", wraps ? "1" : "0"}});
        }
    }
};

std::size_t column_count(const Worksheet& sheet) {
    std::size_t columns = sheet.widths.size();
    for (const auto& row : sheet.rows) columns = std::max(columns, row.size());
    return columns;
}

void add_view(pugi::xml_node root, const Worksheet& sheet, bool first) {
    const auto view = add(add(root, "sheetViews"), "sheetView",
                          {{"tabSelected", first ? "1" : "0"}, {"workbookViewId", "0"}});
    if (sheet.heading_rows == 0) return;
    add(view, "pane",
        {{"ySplit", std::to_string(sheet.heading_rows)},
         {"topLeftCell", cell_name(0, sheet.heading_rows)},
         {"activePane", "bottomLeft"},
         {"state", "frozen"}});
}

void add_widths(pugi::xml_node root, const Worksheet& sheet) {
    if (sheet.widths.empty()) return;
    const auto columns = add(root, "cols");
    for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const std::string width = std::to_string(static_cast<int>(sheet.widths[i]));
        add(columns, "col", {{"min", number}, {"max", number}, {"width", width}, {"customWidth", "1"}});
    }
}

/// In points, for the longest of its texts; programs do not all make a row as high as its wrapped text.
double row_height(const std::vector<Cell>& row, const std::vector<double>& widths) {
    constexpr double kPixelsACharacter = 7.0;
    constexpr double kMargin = 8.0;
    constexpr double kLine = 14.5;
    constexpr double kTitle = 20.0;
    double height = kLine;
    for (std::size_t c = 0; c < row.size(); ++c) {
        const auto* text = std::get_if<std::string>(&row[c].value);
        if (text == nullptr) continue;
        if (row[c].style == CellStyle::title) {
            height = std::max(height, kTitle);
        } else if (c < widths.size()) {
            const Font font{14.7, row[c].style == CellStyle::heading ? Weight::bold : Weight::regular};
            const auto lines = wrap(*text, kPixelsACharacter * widths[c] - kMargin, font).size();
            height = std::max(height, kLine * static_cast<double>(lines));
        }
    }
    return height;
}

std::string in_points(double height) {
    return std::to_string(static_cast<int>(height + 0.5));
}

void add_rows(pugi::xml_node root, const Worksheet& sheet, Formats& formats) {
    const auto data = add(root, "sheetData");
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        const auto row = add(data, "row",
                             {{"r", std::to_string(r + 1)},
                              {"ht", in_points(row_height(sheet.rows[r], sheet.widths))},
                              {"customHeight", "1"}});
        for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
            const Cell& cell = sheet.rows[r][c];
            const std::string style = std::to_string(formats.of(cell));
            const std::string name = cell_name(c, r);
            if (const auto* number = std::get_if<PrintedNumber>(&cell.value)) {
                add_text(add(row, "c", {{"r", name}, {"s", style}}), "v", number->decimal);
                continue;
            }
            const auto& text = std::get<std::string>(cell.value);
            if (text.empty()) continue;
            const auto node = add(row, "c", {{"r", name}, {"s", style}, {"t", "inlineStr"}});
            add_text(add(node, "is"), "t", text);
        }
    }
}

std::string sheet_part(const Worksheet& sheet, Formats& formats, bool first) {
    pugi::xml_document document;
    const auto root = add(document, "worksheet", {{"xmlns", kMain}});
    add(add(root, "sheetPr"), "pageSetUpPr", {{"fitToPage", "1"}});
    add_view(root, sheet, first);
    add_widths(root, sheet);
    add_rows(root, sheet, formats);
    if (sheet.filtered && sheet.heading_rows > 0 && sheet.rows.size() > sheet.heading_rows) {
        const std::string range = cell_name(0, sheet.heading_rows - 1) + ":" +
                                  cell_name(column_count(sheet) - 1, sheet.rows.size() - 1);
        add(root, "autoFilter", {{"ref", range}});
    }
    add(root, "pageSetup",
        {{"paperSize", "9"},
         {"orientation", sheet.landscape ? "landscape" : "portrait"},
         {"fitToWidth", "1"},
         {"fitToHeight", "0"}});
    return part_text(document);
}

}  // namespace

Cell cell_of(const std::string& printed) {
    if (auto number = printed_number(printed)) return {std::move(*number)};
    return {printed};
}

std::vector<Cell> heading_cells(const std::vector<std::string>& texts) {
    std::vector<Cell> cells;
    for (const std::string& text : texts) cells.push_back({text, CellStyle::heading});
    return cells;
}

std::string cell_name(std::size_t column, std::size_t row) {
    return column_name(column) + std::to_string(row + 1);
}

std::string absolute_cell_name(std::size_t column, std::size_t row) {
    return "$" + column_name(column) + "$" + std::to_string(row + 1);
}

std::string workbook_file(const Workbook& workbook) {
    constexpr const char* kBook = "/xl/workbook.xml";
    Package package;
    Formats formats;
    pugi::xml_document document;
    const auto book = add(document, "workbook", {{"xmlns", kMain}, {"xmlns:r", office::kRelationshipSpace}});
    const auto sheets = add(book, "sheets");
    for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const std::string part = "/xl/worksheets/sheet" + number + ".xml";
        package.add_part(part, office::kSheetType, sheet_part(workbook.sheets[i], formats, i == 0));
        add(sheets, "sheet",
            {{"name", workbook.sheets[i].name},
             {"sheetId", number},
             {"r:id", package.relate(kBook, office::kSheetRelation, part)}});
    }
    package.add_part("/xl/styles.xml", office::kSheetStylesType, formats.part());
    package.relate(kBook, office::kStylesRelation, "/xl/styles.xml");
    package.add_part(kBook, office::kWorkbookType, part_text(document));
    package.relate("", office::kDocumentRelation, kBook);
    add_core_properties(package, workbook.title);
    return package.bytes();
}

}  // namespace reports
