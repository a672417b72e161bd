#include "calculated_answer.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "typed_number.hpp"
#include "typed_text.hpp"
#include "value_conversion.hpp"

namespace questionnaires {

std::optional<Answer> calculated_answer(const Value& value) {
    Answer answer;
    if (const bool* truth = std::get_if<bool>(&value)) {
        answer.text.assign(1, *truth ? '1' : '0');
    } else if (const double* number = std::get_if<double>(&value)) {
        answer.text = canonical_number(*number).value_or("");
    } else {
        const std::string text = clean_text(text_of(value), Lines::one);
        answer.text = clean_text(first_characters(text, kLongestCalculated), Lines::one);
    }
    if (answer.text.empty()) return std::nullopt;
    return answer;
}

std::set<std::string_view> names_of_typed_texts(const Questionnaire& questionnaire) {
    std::set<std::string_view> typed;
    const auto refers_to_typed = [&typed](const Expression& expression) {
        const std::vector<std::string>& names = expression.names();
        return std::any_of(names.begin(), names.end(),
                           [&typed](const auto& name) { return typed.contains(name); });
    };
    for (const Page& page : questionnaire.pages) {
        for (const Question& question : page.questions) {
            const bool calculated = question.kind == QuestionKind::calculate && question.calculation;
            if (question.kind == QuestionKind::text ||
                (calculated && refers_to_typed(*question.calculation))) {
                typed.insert(question.name);
            }
        }
    }
    return typed;
}

}  // namespace questionnaires
