#include "questionnaire_folder.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "campaign/campaign.hpp"
#include "campaign/durable_file.hpp"
#include "questionnaires/longest_sheet.hpp"
#include "questionnaires/reader.hpp"
#include "urn/sealing.hpp"

namespace campaign {

namespace {

constexpr std::string_view kWorkbook = "questionnaire.xlsx";
constexpr std::array<std::string_view, 7> kFiles{
    "survey.csv", "choices.csv", "scales.csv", "settings.csv", "LICENCE.md", "SOURCES.md", "simulation.json"};
constexpr std::size_t kFaultsShown = 3;

std::string place_of(const questionnaires::Fault& fault) {
    std::string place = fault.sheet;
    if (fault.row > 0) place += " ligne " + std::to_string(fault.row);
    if (!fault.column.empty()) place += " (" + fault.column + ")";
    return place.empty() ? std::string() : place + " : ";
}

std::string text_of(const questionnaires::Faults& faults) {
    questionnaires::Faults errors;
    std::copy_if(
        faults.begin(), faults.end(), std::back_inserter(errors),
        [](const questionnaires::Fault& fault) { return fault.severity == questionnaires::Severity::error; });
    std::string text;
    for (std::size_t i = 0; i < std::min(errors.size(), kFaultsShown); ++i) {
        std::string_view reason = errors[i].reason;
        if (reason.ends_with('.')) reason.remove_suffix(1);
        (text += i == 0 ? "" : " ; ") += place_of(errors[i]);
        text += reason;
    }
    if (errors.size() > kFaultsShown) {
        text += " ; et " + std::to_string(errors.size() - kFaultsShown) + " autres";
    }
    return text;
}

}  // namespace

void copy_questionnaire(const std::filesystem::path& questionnaire, const std::filesystem::path& folder) {
    create_folder(folder);
    if (!std::filesystem::is_directory(questionnaire)) {
        create_file(folder / kWorkbook, read_file(questionnaire), Readable::by_group);
        return;
    }
    for (const std::string_view name : kFiles) {
        const std::filesystem::path file = questionnaire / name;
        if (!std::filesystem::exists(file)) continue;
        create_file(folder / name, read_file(file), Readable::by_group);
    }
}

bool is_questionnaire_file(std::string_view name) {
    return name == kWorkbook || std::find(kFiles.begin(), kFiles.end(), name) != kFiles.end();
}

std::filesystem::path questionnaire_in(const std::filesystem::path& folder) {
    const std::filesystem::path workbook = folder / kWorkbook;
    return std::filesystem::exists(workbook) ? workbook : folder;
}

questionnaires::Questionnaire read_without_fault(const std::filesystem::path& questionnaire) {
    auto reading = questionnaires::read_questionnaire(questionnaire);
    if (!reading) {
        throw Refusal("Le questionnaire " + questionnaire.string() +
                      " a des fautes : " + text_of(reading.error()) + ". « vigie check » les montre toutes.");
    }
    return std::move(reading).value().questionnaire;
}

std::size_t sheet_size(const questionnaires::Questionnaire& questionnaire) {
    const auto size = urn::padded_size(questionnaires::longest_sheet_size(questionnaire));
    if (!size) {
        throw Refusal(
            "Le questionnaire est trop long : une réponse complète ne tiendrait pas dans un bulletin scellé. "
            "Réduisez "
            "la longueur permise des textes (colonne vigie::longueur) ou leur nombre.");
    }
    return *size;
}

}  // namespace campaign
