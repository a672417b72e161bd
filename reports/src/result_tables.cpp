#include "reports/result_tables.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "office/workbook.hpp"
#include "phrase.hpp"
#include "report_texts.hpp"
#include "result_lines.hpp"

namespace reports {
namespace {

/// At most 31 characters, without those that a sheet's name may not hold, and its own in the workbook.
std::string sheet_name(std::string_view label, const std::vector<Worksheet>& others) {
    std::string name;
    for (const char sign : shortened(label, 28))
        if (std::string_view(":\\/?*[]'").find(sign) == std::string_view::npos) name += sign;
    const auto taken = [&](const std::string& one) {
        return std::any_of(others.begin(), others.end(),
                           [&](const auto& sheet) { return sheet.name == one; });
    };
    if (!taken(name)) return name;
    int number = 2;
    while (taken(name + " " + std::to_string(number))) ++number;
    return name + " " + std::to_string(number);
}

Worksheet read_me(const ReportModel& report) {
    Worksheet sheet{"Lisez-moi", {82.0}, {}, 0, false, false};
    const auto line = [&](const std::string& text, CellStyle style = CellStyle::plain) {
        sheet.rows.push_back({Cell{text, style}});
    };
    line(report.title + ", " + report.subtitle, CellStyle::title);
    line(report.occasion);
    for (const KeyFact& fact : report.facts) line(fact.value + " " + fact.words);
    line("");
    line("Dans ce classeur", CellStyle::heading);
    for (const char* key : {"classeur-resultats", "classeur-tableaux", "classeur-masque", "classeur-arrondi"})
        line(explanation(key));
    for (const Section& section : report.sections) {
        if (section.id != "methode") continue;
        for (const Block& block : section.blocks) {
            if (const auto* heading = std::get_if<Subheading>(&block)) {
                line("");
                line(heading->text, CellStyle::heading);
            }
            if (const auto* bullets = std::get_if<Bullets>(&block))
                for (const std::string& item : bullets->items) line(item);
        }
    }
    return sheet;
}

Worksheet all_results(const ReportModel& report) {
    Worksheet sheet{"Résultats", {20, 40, 44, 32, 11, 11, 11, 12, 18}, {}, 1, true};
    sheet.rows.push_back(heading_cells({"Thème", "Graphique", "Ligne", "Mesure", "Valeur", "IC 95\u00A0% bas",
                                        "IC 95\u00A0% haut", "Réponses", "Remarque"}));
    for (const ResultLine& line : result_lines(report))
        sheet.rows.push_back({{line.theme},
                              {line.subject},
                              {line.row},
                              {line.measure},
                              cell_of(line.value),
                              cell_of(line.low),
                              cell_of(line.high),
                              cell_of(line.n),
                              cell_of(line.remark)});
    return sheet;
}

void add_table(Worksheet& sheet, const DataTable& table, const std::string& note) {
    if (!sheet.rows.empty()) sheet.rows.emplace_back();
    sheet.rows.push_back({Cell{table.caption, CellStyle::title}});
    sheet.rows.push_back(heading_cells(table.columns));
    for (const DataTable::Row& row : table.rows) {
        std::vector<Cell> cells{{row.header}};
        for (const std::string& cell : row.cells) cells.push_back(cell_of(cell));
        sheet.rows.push_back(std::move(cells));
    }
    if (!note.empty()) sheet.rows.push_back({Cell{note}});  // wrapped in the first column
    if (sheet.widths.size() < table.columns.size()) sheet.widths.resize(table.columns.size(), 18.0);
}

Worksheet tables_of(const Section& section) {
    Worksheet sheet{section.label, {60.0}, {}};
    const auto add = [&](const ChartBlock& block) {
        add_table(sheet, data_table(block.chart), block.chart.note);
    };
    for (const Block& block : section.blocks) {
        if (const auto* chart = std::get_if<ChartBlock>(&block)) add(*chart);
        if (const auto* grid = std::get_if<ChartGrid>(&block))
            for (const ChartBlock& one : grid->charts) add(one);
        if (const auto* table = std::get_if<TableBlock>(&block)) add_table(sheet, table->table, "");
    }
    return sheet;
}

}  // namespace

std::string result_tables(const ReportModel& report) {
    Workbook workbook{report.title + ", " + report.subtitle, {}};
    workbook.sheets.push_back(read_me(report));
    workbook.sheets.push_back(all_results(report));
    for (const Section& section : report.sections) {
        Worksheet sheet = tables_of(section);
        if (sheet.rows.empty()) continue;
        sheet.name = sheet_name(section.id == "groupes" ? "Croisements" : section.label, workbook.sheets);
        workbook.sheets.push_back(std::move(sheet));
    }
    return workbook_file(workbook);
}

}  // namespace reports
