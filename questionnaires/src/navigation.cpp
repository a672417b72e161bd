#include <algorithm>

#include "answers_so_far.hpp"
#include "questionnaires/routing.hpp"

namespace questionnaires {

bool is_shown(const Page& page, const Lookup& values) {
    const std::vector<const Question*> asked = asked_questions(page, values);
    const bool notes_only = std::none_of(page.questions.begin(), page.questions.end(), is_answered_by_people);
    return notes_only ? !asked.empty()
                      : std::any_of(asked.begin(), asked.end(), [](const Question* question) {
                            return is_answered_by_people(*question);
                        });
}

std::vector<const Question*> asked_questions(const Page& page, const Lookup& values) {
    std::vector<const Question*> asked;
    if (page.relevant && !page.relevant->holds(values)) return asked;
    for (const Question& question : page.questions) {
        if (question.kind != QuestionKind::calculate && is_relevant(question, values))
            asked.push_back(&question);
    }
    return asked;
}

std::optional<std::size_t> next_page(const Questionnaire& questionnaire, const AnswerSheet& sheet,
                                     std::size_t from) {
    const Lookup values = values_of(questionnaire, sheet);
    for (std::size_t page = from; page < questionnaire.pages.size(); ++page) {
        if (is_shown(questionnaire.pages[page], values)) return page;
    }
    return std::nullopt;
}

std::optional<std::size_t> previous_page(const Questionnaire& questionnaire, const AnswerSheet& sheet,
                                         std::size_t from) {
    const Lookup values = values_of(questionnaire, sheet);
    const std::size_t count = questionnaire.pages.size();
    for (std::size_t pages = from < count ? from + 1 : count; pages > 0; --pages) {
        if (is_shown(questionnaire.pages[pages - 1], values)) return pages - 1;
    }
    return std::nullopt;
}

}  // namespace questionnaires
