#include "reports/duerp_extract.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "office/workbook.hpp"
#include "phrase.hpp"
#include "report_texts.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

/// One line of the extract: what a unit of work declares, under a family of risks.
struct Line {
    const Exposure* exposure;
    RiskFamily family;
};

/// Units in their order, each with the families in theirs; a family whose axis was not asked has no line.
std::vector<Line> lines_of(const ReportModel& report) {
    std::vector<Line> lines;
    const auto families = risk_families();
    for (std::size_t from = 0; from < report.exposures.size();) {
        std::size_t to = from;
        while (to < report.exposures.size() && report.exposures[to].unit == report.exposures[from].unit) ++to;
        for (const RiskFamily& family : families)
            for (std::size_t i = from; i < to; ++i)
                if (report.exposures[i].axis == family.axis) lines.push_back({&report.exposures[i], family});
        from = to;
    }
    return lines;
}

std::pair<std::string, std::string> ends_of(const Reading& reading) {
    const Estimate* found = estimate_of(reading);
    const auto ends =
        found != nullptr && found->ci ? printed_ends(found->ci->text, Unit::points) : std::nullopt;
    if (!ends) return {"–", "–"};
    return {fmt_num(ends->low.value(), 1), fmt_num(ends->high.value(), 1)};
}

constexpr std::array kLeftToTheCouncil{"Fréquence d’exposition (au CSE et à l’employeur)",
                                       "Mesures existantes",
                                       "Actions proposées",
                                       "Principe de prévention",
                                       "Responsable",
                                       "Échéance",
                                       "Indicateur de résultat",
                                       "Coût estimé",
                                       "Avis du CSE"};

Worksheet extract(const ReportModel& report) {
    Worksheet sheet{"Extrait DUERP",
                    {30, 10, 30, 7, 30, 10, 10, 10, 13, 11, 22, 24, 24, 20, 18, 13, 22, 13, 20},
                    {},
                    1,
                    true};
    std::vector<std::string> headings{
        "Unité de travail", "Effectif",         "Famille de risques (INRS)", "Axe",      "Facteur",
        "Score sur 100",    "IC 95\u00A0% bas", "IC 95\u00A0% haut",         "Réponses", "Trimestre"};
    headings.insert(headings.end(), kLeftToTheCouncil.begin(), kLeftToTheCouncil.end());
    sheet.rows.push_back(heading_cells(headings));
    for (const auto& [exposure, family] : lines_of(report)) {
        const auto [low, high] = ends_of(exposure->score);
        std::vector<Cell> cells{{exposure->unit},
                                cell_of(exposure->people),
                                {family.name},
                                cell_of(std::to_string(family.axis)),
                                {exposure->factor},
                                cell_of(point_text(exposure->score)),
                                cell_of(low),
                                cell_of(high),
                                cell_of(exposure->n.empty() ? kMasked : exposure->n),
                                {report.subtitle}};
        for (std::size_t i = 0; i < kLeftToTheCouncil.size(); ++i) cells.push_back({std::string()});
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

Worksheet read_me(const ReportModel& report) {
    Worksheet sheet{"Lisez-moi", {82.0}, {}, 0, false, false};
    sheet.rows.push_back({Cell{report.title + ", " + report.subtitle, CellStyle::title}});
    for (const std::string& line : deck_texts("duerp")) sheet.rows.push_back({Cell{line}});
    return sheet;
}

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::array kFields{"unite_travail",
                             "category",
                             "sub_category",
                             "description",
                             "ref",
                             "method",
                             "cotation",
                             "gravite",
                             "protection",
                             "occurrence",
                             "formation",
                             "exposition",
                             "date_riskassessment",
                             "comment",
                             "has_tasks",
                             "fk_risk"};

/// A text no spreadsheet takes for a formula, between quotes.
std::string csv_cell(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    std::string cell = "\"";
    for (const char sign : text) cell += sign == '"' ? std::string("\"\"") : std::string(1, sign);
    return cell + "\"";
}

std::string header() {
    std::string line;
    for (const char* field : kFields) line += (line.empty() ? "" : ";") + std::string(field);
    return line + "\r\n";
}

std::string comment_of(const ReportModel& report, const Exposure& exposure) {
    std::string text = exposure.factor + typo_fr(" : ");
    const bool shown = estimate_of(exposure.score) != nullptr;
    text += shown ? point_text(exposure.score) + " sur 100, IC 95\u00A0% " + interval_text(exposure.score)
                  : point_text(exposure.score);
    if (shown) text += ", " + exposure.n;
    return text + ", " + report.subtitle;
}

}  // namespace

std::string duerp_workbook(const ReportModel& report) {
    return workbook_file({report.title + ", " + report.subtitle, {read_me(report), extract(report)}});
}

std::string duerp_csv(const ReportModel& report) {
    std::string csv = std::string(kMark) + header();
    for (const auto& [exposure, family] : lines_of(report)) {
        csv += csv_cell(exposure->unit) + ";17;" + csv_cell(family.digirisk) + ";" + csv_cell(family.name);
        csv += ";;;;;;;;;;" + csv_cell(comment_of(report, *exposure)) + ";;\r\n";
    }
    return csv;
}

bool is_untouched_duerp_csv(const std::string& content) {
    const std::string start = std::string(kMark) + header();
    if (!content.starts_with(start)) return false;
    for (std::size_t at = start.size(); at < content.size();) {
        const auto end = content.find("\r\n", at);
        if (end == std::string::npos) return false;
        const std::string_view line = std::string_view(content).substr(at, end - at);
        if (line.find("\";;;;;;;;;;\"") == std::string_view::npos || !line.ends_with("\";;")) return false;
        at = end + 2;
    }
    return true;
}

}  // namespace reports
