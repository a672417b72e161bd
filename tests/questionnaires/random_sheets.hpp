#pragma once

#include <random>
#include <string>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"

namespace small {

/// Sheets that nobody filled in with care: for a questionnaire's own names and some others, answers that are
/// often right, often of the wrong kind, too many, too long, or empty. The same seed gives the same sheets.
class RandomAnswers {
public:
    RandomAnswers(const questionnaires::Questionnaire& questionnaire, unsigned seed);

    questionnaires::AnswerSheet sheet();

private:
    std::size_t below(std::size_t bound);
    questionnaires::Answer answer_to(const questionnaires::Question& question);
    questionnaires::Answer right_answer_to(const questionnaires::Question& question);
    questionnaires::Answer any_answer();
    std::string any_text(std::size_t most);

    const questionnaires::Questionnaire& questionnaire_;
    std::mt19937 draw_;
};

}  // namespace small
