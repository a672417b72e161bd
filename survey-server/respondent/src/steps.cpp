#include "steps.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "questionnaires/routing.hpp"

namespace respondent {
namespace {

using questionnaires::Expression;
using questionnaires::Lookup;
using questionnaires::Page;
using questionnaires::Question;
using questionnaires::Questionnaire;

/// Whether a condition can no longer change once the pages before `page` are answered.
bool is_settled(const Questionnaire& questionnaire, const Expression& condition, std::size_t page) {
    const auto is_before = [&](std::string_view name) {
        for (std::size_t i = 0; i < page; ++i) {
            for (const Question& question : questionnaire.pages[i].questions) {
                if (question.name == name) return true;
            }
        }
        return false;
    };
    return std::all_of(condition.names().begin(), condition.names().end(), is_before);
}

/// Whether a page after `page` may still be asked.
bool may_come(const Questionnaire& questionnaire, const Lookup& values, const Page& later, std::size_t page) {
    const auto may_hold = [&](const std::optional<Expression>& condition) {
        return !condition || !is_settled(questionnaire, *condition, page) || condition->holds(values);
    };
    return may_hold(later.relevant) &&
           std::any_of(later.questions.begin(), later.questions.end(),
                       [&](const Question& question) { return may_hold(question.relevant); });
}

std::size_t pages_to_come(const Questionnaire& questionnaire, const Lookup& values, std::size_t page) {
    std::size_t count = 0;
    for (std::size_t i = page + 1; i < questionnaire.pages.size(); ++i) {
        if (may_come(questionnaire, values, questionnaire.pages[i], page)) ++count;
    }
    return count;
}

}  // namespace

Step step_of(const Questionnaire& questionnaire, const questionnaires::AnswerSheet& answers,
             std::size_t page) {
    const Lookup values = questionnaires::values_of(questionnaire, answers);
    Step step;
    for (std::size_t i = 0; i < page; ++i) {
        if (questionnaires::is_shown(questionnaire.pages[i], values)) ++step.number;
    }
    const bool at_review = page >= questionnaire.pages.size();
    step.total = step.number + (at_review ? 0 : pages_to_come(questionnaire, values, page) + 1);
    return step;
}

bool is_last(const Questionnaire& questionnaire, const questionnaires::AnswerSheet& answers,
             std::size_t page) {
    return pages_to_come(questionnaire, questionnaires::values_of(questionnaire, answers), page) == 0;
}

}  // namespace respondent
