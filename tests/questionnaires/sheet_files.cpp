#include "sheet_files.hpp"

#include <algorithm>
#include <fstream>

#include "catch.hpp"
#include "questionnaires/csv.hpp"
#include "temporary_folder.hpp"

namespace tests {

namespace {

std::size_t column_of(const Cells& cells, const std::string& column) {
    const auto& header = cells.front();
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end()) FAIL("no column " << column);
    return static_cast<std::size_t>(found - header.begin());
}

}  // namespace

SheetCells good_sheets() {
    return {
        {"survey",
         {
             {"type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message",
              "calculation", "appearance", "vigie::bande", "vigie::croise_avec", "vigie::verbatim",
              "vigie::refus", "vigie::longueur"},
             {"begin group", "pUn", "Page un", "", "", "", "", "", "", "", "", "", "", "", ""},  // 2
             {"note", "intro", "Bonjour", "", "", "", "", "", "", "", "", "", "", "", ""},
             {"select_one accord", "q1", "Un ?", "Aide", "yes", "", "", "", "", "likert", "", "metier", "",
              "", ""},
             {"select_one accord", "q2", "Deux ?", "", "", "", "", "", "", "likert", "", "", "", "", ""},
             {"integer", "age", "Âge ?", "", "", "", ". >= 1 and . <= 5", "De 1 à 5.", "", "", "", "", "",
              "no", ""},  // 6
             {"calculate", "calc", "", "", "", "", "", "", "${q1} + 1", "", "", "", "", "", ""},
             {"end group", "", "", "", "", "", "", "", "", "", "", "", "", "", ""},
             {"begin group", "pDeux", "Page deux", "", "", "${calc} > 1", "", "", "", "", "", "", "", "",
              ""},  // 9
             {"select_multiple fins", "fins", "Pourquoi ?", "", "", "", "", "", "", "", "", "", "", "", "40"},
             {"text", "mots", "Vos mots ?", "", "", "selected(${fins}, 'a')", "", "", "", "multiline", "", "",
              "yes", "", "300"},
             {"rank fins2", "rangs", "Classez", "", "", "", "", "", "", "", "", "", "", "", ""},  // 12
             {"select_one metier", "metier", "Métier ?", "", "", "", "", "", "", "", "yes", "", "", "", ""},
             {"end group", "", "", "", "", "", "", "", "", "", "", "", "", "", ""},
         }},
        {"choices",
         {
             {"list_name", "name", "label", "vigie::exclusif", "vigie::precisez", "vigie::manquant"},
             {"accord", "1", "Non", "", "", ""},  // 2
             {"accord", "3", "Bof", "", "", ""},
             {"accord", "5", "Oui", "", "", ""},
             {"accord", "nc", "Non concerné", "", "", "yes"},
             {"fins", "a", "Pour A", "", "", ""},  // 6
             {"fins", "autre", "Autre, précisez", "", "yes", ""},
             {"fins", "rien", "Rien", "yes", "", ""},
             {"fins2", "x", "X", "", "", ""},  // 9
             {"fins2", "y", "Y", "", "", ""},
             {"metier", "ce", "Entreprise", "", "", ""},
             {"metier", "mrs", "Simulation", "", "", ""},  // 12
         }},
        {"scales",
         {
             {"name", "label", "axis", "items", "reversed", "weights", "low", "high", "missing", "direction",
              "threshold", "threshold_operator", "threshold_kind", "threshold_source", "threshold_year"},
             {"charge", "Charge", "1", "q1 q2 age", "q2", "1 0.5 2", "1", "5", "half", "risk", "60",
              ">=", "convention", "Comité de pilotage", "2024"},
             {"charge", "", "", "", "", "", "", "", "", "", "75", ">", "clinical", "Une étude", "2016"},
             {"appui", "Appui", "", "q1", "", "", "1", "5", "", "resource", "", "", "", "", ""},  // 4
         }},
        {"settings",
         {
             {"form_title", "form_id", "version", "default_language", "vigie::minutes", "vigie::licence"},
             {"Une enquête", "une-enquete", "1", "fr", "10", "CC BY 4.0"},
         }},
    };
}

std::string& cell(SheetCells& sheets, const std::string& sheet, int row, const std::string& column) {
    Cells& cells = sheets.at(sheet);
    return cells.at(static_cast<std::size_t>(row) - 1).at(column_of(cells, column));
}

void remove_column(SheetCells& sheets, const std::string& sheet, const std::string& column) {
    Cells& cells = sheets.at(sheet);
    const auto at = static_cast<std::ptrdiff_t>(column_of(cells, column));
    for (auto& row : cells) row.erase(row.begin() + at);
}

void write_csv_folder(const SheetCells& sheets, const std::filesystem::path& folder, char separator) {
    for (const auto& [name, cells] : sheets) {
        std::ofstream file{folder / (name + ".csv"), std::ios::binary};
        for (const auto& row : cells) file << questionnaires::csv_line(row, separator);
    }
}

questionnaires::Result<questionnaires::Reading, questionnaires::Faults> read_sheets(
    const SheetCells& sheets) {
    const TemporaryFolder folder;
    write_csv_folder(sheets, folder.path());
    return questionnaires::read_questionnaire(folder.path());
}

questionnaires::Questionnaire good_questionnaire(const SheetCells& sheets) {
    auto reading = read_sheets(sheets);
    if (!reading) FAIL(shown(reading.error()));
    return std::move(reading).value().questionnaire;
}

std::string shown(const questionnaires::Faults& faults) {
    std::string text;
    for (const questionnaires::Fault& fault : faults) {
        text += fault.severity == questionnaires::Severity::error ? "error " : "warning ";
        text +=
            fault.sheet + ":" + std::to_string(fault.row) + " [" + fault.column + "] " + fault.reason + "\n";
    }
    return text;
}

}  // namespace tests
