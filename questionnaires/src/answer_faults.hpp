#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "questionnaires/questionnaire.hpp"
#include "questionnaires/routing.hpp"
#include "typed_number.hpp"

namespace questionnaires {

/// `max_length` as a length.
std::size_t greatest_length(const Question& question);

/// The choice of this code; nullptr when the question offers none.
const Choice* find_choice(const Questionnaire& questionnaire, const Question& question,
                          std::string_view code);

/// Whether a chosen answer opens the « précisez » text.
bool specifies(const Questionnaire& questionnaire, const Question& question, const Answer& answer);

/// What is wrong with an answer that a sheet holds, the constraint last. `values`: the answers before it.
std::optional<AnswerError> find_fault(const Questionnaire& questionnaire, const Question& question,
                                      const Answer& answer, const Lookup& values);

// Faults that are seen only while a form is read.
AnswerError unknown_code(const Question& question);
AnswerError number_fault(const Question& question, NumberFault fault);
AnswerError text_too_long(const Question& question, std::size_t characters);
AnswerError rank_out_of_range(const Question& question, std::size_t choices);
AnswerError rank_repeated(const Question& question, std::size_t rank);

}  // namespace questionnaires
