#pragma once

#include <string>

#include "questionnaires/questionnaire.hpp"
#include "questionnaires/routing.hpp"
#include "view.hpp"

namespace respondent {

/// One question or note as question.tpl shows it.
struct QuestionDisplay {
    std::string fault;        ///< what is wrong with the answer; empty when nothing is
    std::string reminder;     ///< said beside a question left empty
    bool heads_page = false;  ///< alone on its page: its text is the page's heading
};

View question_view(const questionnaires::Questionnaire& questionnaire,
                   const questionnaires::Question& question, const questionnaires::FormFields& typed,
                   const QuestionDisplay& display);

/// Where a link from the error summary leads: the question's first control.
std::string first_control(const questionnaires::Questionnaire& questionnaire,
                          const questionnaires::Question& question);

}  // namespace respondent
