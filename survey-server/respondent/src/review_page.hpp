#pragma once

#include <string>

#include "http/handler.hpp"
#include "survey.hpp"
#include "visit.hpp"

namespace respondent {

/// Why the review is shown again after « Envoyer ».
enum class Obstacle {
    none,
    code_missing,
    code_mistyped,    ///< its check signs say so: anybody can compute them, the urn was not asked
    code_refused,     ///< unknown, used, or of another wave: one text, so that the page is no oracle
    codes_held_back,  ///< refused like it, when many codes have been refused lately: to be tried again later
    answers,          ///< an answer is to be corrected first
    unavailable,      ///< the urn could not store; nothing is lost
};

/// Every answer, page by page, then the code and « Envoyer ». Draws the retry receipt if the visit has none.
/// `code`: as typed, shown again.
http::Response review_page(const Survey& survey, Visit visit, Obstacle obstacle = Obstacle::none,
                           const std::string& code = {});

/// What must be corrected before sending: faults of the sheet and of drafts, one a question, by question name.
std::map<std::string, std::string> faults_of(const questionnaires::Questionnaire& questionnaire,
                                             const Visit& visit);

}  // namespace respondent
