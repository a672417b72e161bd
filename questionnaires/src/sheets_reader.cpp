#include "sheets_reader.hpp"

#include <optional>
#include <utility>

#include "choices_sheet.hpp"
#include "list_checks.hpp"
#include "scales_sheet.hpp"
#include "settings_sheet.hpp"
#include "survey_checks.hpp"
#include "survey_sheet.hpp"

namespace questionnaires {

namespace {

/// A sheet every questionnaire needs; nullptr, with a fault unless there is one already, when it cannot be
/// used.
const Sheet* needed_sheet(const Sheets& sheets, const std::string& name, FaultLog& log) {
    const Sheet* const sheet = sheets.find(name);
    if (sheet != nullptr && !sheet->header.empty()) return sheet;
    if (sheet != nullptr) {
        log.error(name, 0, "", "la feuille est vide. Sa première ligne doit nommer les colonnes.");
    } else if (!sheets.unreadable.contains(name)) {
        log.error(name, 0, "",
                  "la feuille « " + name + " » manque. Ajoutez le fichier " + name +
                      ".csv au dossier, ou une feuille de ce nom au classeur.");
    }
    return nullptr;
}

std::vector<Page> pages_of(std::vector<PageDraft>&& drafts) {
    std::vector<Page> pages;
    for (PageDraft& draft : drafts) {
        pages.push_back(std::move(draft.page));
        for (QuestionDraft& question : draft.questions)
            pages.back().questions.push_back(std::move(question.question));
    }
    return pages;
}

}  // namespace

Result<Reading, Faults> questionnaire_of(const Sheets& sheets, FaultLog& log) {
    std::optional<SurveySheet> survey;
    std::optional<ChoicesSheet> choices;
    std::optional<ScalesSheet> scales;
    Questionnaire questionnaire;

    if (const Sheet* sheet = needed_sheet(sheets, "survey", log)) survey.emplace(*sheet, log);
    if (const Sheet* sheet = needed_sheet(sheets, "choices", log)) choices.emplace(*sheet, log);
    const Sheet* const scales_sheet = sheets.find("scales");
    if (scales_sheet != nullptr && !scales_sheet->header.empty()) scales.emplace(*scales_sheet, log);
    const Sheet* const settings_sheet = needed_sheet(sheets, "settings", log);
    if (settings_sheet != nullptr) questionnaire.settings = read_settings(*settings_sheet, log);

    // What one sheet says of another can only be checked when both could be read.
    const std::vector<ScaleDraft> no_scales;
    const std::vector<ScaleDraft>& scale_drafts = scales ? scales->scales() : no_scales;
    if (survey) {
        check_names(survey->pages(), scale_drafts);
        check_references(survey->pages(), scale_drafts);
        check_crossings(survey->pages());
        if (settings_sheet != nullptr) {
            check_text_band(questionnaire.settings, *settings_sheet, survey->pages(), log);
        }
        if (choices) {
            questionnaire.lists = linked_lists(survey->pages(), *choices);
            check_compared_codes(survey->pages(), questionnaire.lists);
        }
        check_scale_items(scale_drafts, survey->pages(), questionnaire.lists);
    }

    if (log.has_errors()) return Failure{log.sorted()};
    questionnaire.pages = pages_of(std::move(survey->pages()));
    for (const ScaleDraft& draft : scale_drafts) questionnaire.scales.push_back(draft.scale);
    return Reading{std::move(questionnaire), log.sorted()};
}

}  // namespace questionnaires
