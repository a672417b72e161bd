#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "answer_faults.hpp"
#include "answers_so_far.hpp"
#include "calculated_answer.hpp"
#include "questionnaires/routing.hpp"

namespace questionnaires {

namespace {

/// Calls `settle(question, answers so far)` for each question that is asked, in order. `settle` adds the
/// answer.
template <class Settle>
void for_each_asked(const Questionnaire& questionnaire, Settle settle) {
    AnswersSoFar so_far;
    for (const Page& page : questionnaire.pages) {
        if (!so_far.reaches(page)) continue;
        for (const Question& question : page.questions) {
            if (so_far.asks(question)) settle(question, so_far);
        }
    }
}

/// The answer as it may stand in a ballot; nullopt when it may not.
std::optional<Answer> sound_answer(const Questionnaire& questionnaire, const Question& question,
                                   const Answer* given, const AnswersSoFar& so_far) {
    if (given == nullptr) return std::nullopt;
    Answer answer = *given;
    const bool text_of_choice = question.kind == QuestionKind::select_one ||
                                question.kind == QuestionKind::select_multiple ||
                                question.kind == QuestionKind::rank;
    if (text_of_choice && !specifies(questionnaire, question, answer)) answer.text.clear();
    if (answer == Answer{} || find_fault(questionnaire, question, answer, so_far.values()))
        return std::nullopt;
    return answer;
}

}  // namespace

std::vector<AnswerError> check_sheet(const Questionnaire& questionnaire, const AnswerSheet& sheet) {
    std::vector<AnswerError> errors;
    for_each_asked(questionnaire, [&](const Question& question, AnswersSoFar& so_far) {
        const Answer* answer = find_answer(sheet, question);
        if (answer != nullptr && is_answered_by_people(question)) {
            auto error = find_fault(questionnaire, question, *answer, so_far.values());
            if (error) errors.push_back(std::move(*error));
        }
        so_far.add(question, answer);
    });
    return errors;
}

AnswerSheet final_sheet(const Questionnaire& questionnaire, const AnswerSheet& sheet) {
    AnswerSheet kept;
    const std::set<std::string_view> typed = names_of_typed_texts(questionnaire);
    for_each_asked(questionnaire, [&](const Question& question, AnswersSoFar& so_far) {
        std::optional<Answer> answer;
        if (is_answered_by_people(question)) {
            answer = sound_answer(questionnaire, question, find_answer(sheet, question), so_far);
            so_far.add(question, answer ? &*answer : nullptr);
        } else if (question.kind == QuestionKind::calculate) {
            so_far.add(question, nullptr);
            const Value value = so_far.value(question.name);
            const bool typed_text =
                std::holds_alternative<std::string>(value) && typed.contains(question.name);
            if (!typed_text) answer = calculated_answer(value);
        }
        if (answer) kept.emplace(question.name, std::move(*answer));
    });
    return kept;
}

}  // namespace questionnaires
