#pragma once

#include <optional>
#include <string_view>

#include "questionnaires/questionnaire.hpp"
#include "questionnaires/routing.hpp"

namespace questionnaires {

/// The value that stands for « Je préfère ne pas répondre » in a form.
constexpr std::string_view kRefusal = "refus";

/// Names of the fields of a question beside the one of its own name.
std::string specify_field(const Question& question);
std::string rank_field(const Question& question, const Choice& choice);

/// What a form says to one question.
struct QuestionReading {
    std::optional<Answer> answer;      ///< nullopt: left empty
    std::optional<AnswerError> error;  ///< only what the answer itself cannot tell: a code that is not
                                       ///< offered, a text that had to be cut, ranks that are no ranking
    FormFields as_given;               ///< bounded by the question, whatever the form
};

/// Precondition: a question that people answer, neither a note nor a calculated one.
QuestionReading read_question(const Questionnaire& questionnaire, const Question& question,
                              const FormFields& fields);

}  // namespace questionnaires
