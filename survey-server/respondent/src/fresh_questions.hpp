#pragma once

#include <map>
#include <string>

#include "questionnaires/questionnaire.hpp"
#include "templates.hpp"

namespace respondent {

/// Every question as a page shows it before any answer, without fault or reminder: most questions of most pages,
/// the same for everybody and rendered once.
class FreshQuestions {
public:
    FreshQuestions(const questionnaires::Questionnaire& questionnaire, const Templates& templates);

    /// `heads_page`: as in QuestionDisplay. Precondition: the question is of this questionnaire.
    const Rendered& html(const questionnaires::Question& question, bool heads_page) const;

private:
    struct Html {
        Rendered plain;
        Rendered heading;
    };
    std::map<std::string, Html, std::less<>> html_;  // by question name
};

}  // namespace respondent
