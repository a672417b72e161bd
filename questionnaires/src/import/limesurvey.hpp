// A LimeSurvey questionnaire as its files tell it, whatever the file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/draft_form.hpp"
#include "questionnaires/result.hpp"

namespace questionnaires {

/// A subquestion or an answer.
struct LimeLine {
    std::string code;
    std::string text;
};

struct LimeQuestion {
    std::string type;  ///< one letter or sign: L, M, F …
    std::string code;
    std::string text;
    std::string help;
    std::string relevance;
    bool mandatory = false;
    bool other = false;
    std::vector<LimeLine> rows;  ///< subquestions
    std::vector<LimeLine> answers;
    std::map<std::string, std::string> attributes;
};

struct LimeGroup {
    std::string name;
    std::string relevance;
    std::vector<LimeQuestion> questions;
};

struct LimeSurvey {
    std::string title;
    std::string id;
    std::vector<LimeGroup> groups;
    std::vector<Loss> losses;  ///< of the file itself: languages, quotas, conditions, settings
};

/// LimeSurvey's « Tab-separated values ».
Result<LimeSurvey, ImportError> read_lime_tsv(std::string_view bytes);
/// LimeSurvey's `.lss`. No external entity is ever read.
Result<LimeSurvey, ImportError> read_lime_lss(std::string_view bytes);

DraftForm draft_of(LimeSurvey survey);

/// An ExpressionScript condition in our dialect; nullopt when it uses more than comparisons, and, or, not, parentheses. A
/// subquestion of a multiple choice (`Q_SQ1 == "Y"`) is selected(${Q}, 'SQ1') for the codes given.
std::optional<std::string> lime_expression(std::string_view source,
                                           const std::map<std::string, std::string>& multiple);

}  // namespace questionnaires
