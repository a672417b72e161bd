#include "survey.hpp"

#include "reports/french_text.hpp"

namespace respondent {
namespace {

void set_spaces(std::string& text) {
    text = reports::typo_fr(text);
}

questionnaires::Questionnaire with_french_spaces(questionnaires::Questionnaire questionnaire) {
    set_spaces(questionnaire.settings.title);
    for (questionnaires::ChoiceList& list : questionnaire.lists) {
        for (questionnaires::Choice& choice : list.choices) set_spaces(choice.label);
    }
    for (questionnaires::Page& page : questionnaire.pages) {
        set_spaces(page.title);
        for (questionnaires::Question& question : page.questions) {
            set_spaces(question.label);
            set_spaces(question.hint);
            set_spaces(question.constraint_message);
        }
    }
    return questionnaire;
}

}  // namespace

Survey::Survey(const campaign::OpenWave& open_wave)
    : wave{open_wave},
      questionnaire{with_french_spaces(open_wave.questionnaire)},
      fresh_questions{questionnaire, templates} {}

bool is_asked(const questionnaires::Question& question) {
    return question.kind != questionnaires::QuestionKind::note &&
           question.kind != questionnaires::QuestionKind::calculate;
}

std::size_t page_index(const questionnaires::Questionnaire& questionnaire, std::string_view name) {
    std::size_t index = 0;
    while (index < questionnaire.pages.size() && questionnaire.pages[index].name != name) ++index;
    return index;
}

}  // namespace respondent
