#include "answers_so_far.hpp"

#include <memory>
#include <optional>

#include "questionnaires/routing.hpp"
#include "value_conversion.hpp"

namespace questionnaires {

const Answer* find_answer(const AnswerSheet& sheet, const Question& question) {
    const auto found = sheet.find(question.name);
    return found == sheet.end() ? nullptr : &found->second;
}

bool is_answered_by_people(const Question& question) {
    return question.kind != QuestionKind::note && question.kind != QuestionKind::calculate;
}

Value value_of(const Question& question, const Answer& answer) {
    if (answer.refused) return Missing{};
    switch (question.kind) {
        case QuestionKind::select_one:
            if (answer.codes.size() != 1) return Missing{};
            return answer.codes.front();
        case QuestionKind::select_multiple:
        case QuestionKind::rank:
            if (answer.codes.empty()) return Missing{};
            return answer.codes;
        case QuestionKind::integer:
        case QuestionKind::decimal: {
            const auto number = spelled_number(answer.text);
            return number ? Value{*number} : Value{Missing{}};
        }
        case QuestionKind::text:
            if (answer.text.empty()) return Missing{};
            return answer.text;
        case QuestionKind::note:
        case QuestionKind::calculate:
            return Missing{};
    }
    return Missing{};
}

bool AnswersSoFar::reaches(const Page& page) const {
    return !page.relevant || page.relevant->holds(values());
}

bool AnswersSoFar::asks(const Question& question) const {
    return is_relevant(question, values());
}

void AnswersSoFar::add(const Question& question, const Answer* answer) {
    Value value = Missing{};
    if (question.kind == QuestionKind::calculate) {
        if (question.calculation) value = question.calculation->evaluate(values());
    } else if (answer != nullptr) {
        value = value_of(question, *answer);
    }
    if (!std::holds_alternative<Missing>(value)) values_.insert_or_assign(question.name, std::move(value));
}

void AnswersSoFar::add(const Page& page, const AnswerSheet& sheet) {
    if (!reaches(page)) return;
    for (const Question& question : page.questions) {
        if (asks(question)) add(question, find_answer(sheet, question));
    }
}

Value AnswersSoFar::value(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? Value{Missing{}} : found->second;
}

Lookup AnswersSoFar::values() const {
    return [this](std::string_view name) { return value(name); };
}

bool is_relevant(const Question& question, const Lookup& values) {
    return !question.relevant || question.relevant->holds(values);
}

Lookup values_of(const Questionnaire& questionnaire, const AnswerSheet& sheet) {
    const auto so_far = std::make_shared<AnswersSoFar>();
    for (const Page& page : questionnaire.pages) so_far->add(page, sheet);
    return [so_far](std::string_view name) { return so_far->value(name); };
}

}  // namespace questionnaires
