#pragma once

#include <cstddef>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"

namespace respondent {

/// « Étape 2 sur 6 »: the review is the last step.
struct Step {
    std::size_t number = 1;
    std::size_t total = 1;

    bool operator==(const Step&) const = default;
};

/// The step of a page: numbers follow one another whatever was skipped, and the total counts every page that
/// may still be asked, so that it can shrink but never grow on the way. `page` = pages.size(): the review.
Step step_of(const questionnaires::Questionnaire& questionnaire, const questionnaires::AnswerSheet& answers,
             std::size_t page);

/// Whether every answer to page `page` leads to the review.
bool is_last(const questionnaires::Questionnaire& questionnaire, const questionnaires::AnswerSheet& answers,
             std::size_t page);

}  // namespace respondent
