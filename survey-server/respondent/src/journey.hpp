#pragma once

#include <string>
#include <vector>

#include "questionnaires/routing.hpp"
#include "visit.hpp"

namespace respondent {

/// What a person sees next: the page `visit.page`, or the review when it is empty.
struct Screen {
    Visit visit;
    questionnaires::FormFields typed;  ///< what the page is filled with
    std::vector<questionnaires::AnswerError> errors;
    std::vector<std::string> added;  ///< questions that an answer on the same page has just made relevant
    std::vector<std::string> unanswered;  ///< left empty: pointed out once a page, then accepted
};

Screen first_screen(const questionnaires::Questionnaire& questionnaire);

/// « Continuer »: the page again when an answer is faulty, adds a question or is wanted once more; else the next
/// page. From the review's « Modifier », the next page is one never seen, or the review.
Screen go_on(const questionnaires::Questionnaire& questionnaire, Visit visit,
             const questionnaires::FormFields& fields);

/// « Revenir »: keeps what was typed, faulty answers too; the page before, or the review one came from.
Screen go_back(const questionnaires::Questionnaire& questionnaire, Visit visit,
               const questionnaires::FormFields& fields);

/// « Modifier »: a page opened from the review; the review itself when there is no such page.
Screen reopen(const questionnaires::Questionnaire& questionnaire, Visit visit, std::string_view page);

/// Names of the questions a page asks under the answers so far, in order; notes are not questions.
std::vector<std::string> questions_asked(const questionnaires::Page& page,
                                         const questionnaires::Lookup& values);

}  // namespace respondent
