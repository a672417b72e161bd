#include "questionnaires/reader.hpp"

#include "fault_log.hpp"
#include "file_bytes.hpp"
#include "naming.hpp"
#include "sheet.hpp"
#include "sheets_reader.hpp"

namespace questionnaires {

namespace {

/// What to do with a file that is no workbook we read, by the end of its name; empty for .xlsx and what may
/// be one.
std::string advice_for(const std::filesystem::path& path) {
    const std::string end = folded(path.extension().string());
    if (end == ".csv")
        return "un questionnaire en CSV est un dossier de feuilles. Donnez le dossier qui contient "
               "survey.csv.";
    if (end == ".xls" || end == ".ods") {
        return "le format " + end +
               " n’est pas lu. Dans le tableur, enregistrez le classeur au format .xlsx.";
    }
    return {};
}

Failure<Faults> refused(std::string reason) {
    return Failure{Faults{{"", 0, "", std::move(reason), Severity::error}}};
}

}  // namespace

Result<Reading, Faults> read_questionnaire(const std::filesystem::path& path) {
    std::error_code unknown;
    FaultLog log;
    if (!std::filesystem::exists(path, unknown)) {
        return refused("« " + path.string() + " » n’existe pas. Vérifiez le chemin.");
    }
    if (std::filesystem::is_directory(path, unknown))
        return questionnaire_of(read_csv_folder(path, log), log);

    if (std::string advice = advice_for(path); !advice.empty()) return refused(std::move(advice));
    const auto bytes = file_bytes(path);
    if (!bytes) return refused(bytes.error());
    if (bytes.value().empty()) return refused("le fichier est vide. Enregistrez le classeur à nouveau.");
    const Sheets sheets = read_workbook(bytes.value(), log);
    if (log.has_errors() && sheets.read.empty() && sheets.unreadable.empty()) return Failure{log.sorted()};
    return questionnaire_of(sheets, log);
}

}  // namespace questionnaires
