#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"

namespace campaign {

inline constexpr std::string_view kRefusedCell = "NA";

/// One column of answers.csv.
struct AnswerColumn {
    enum class Kind {
        choice,  ///< code of the one choice
        number,  ///< whole, decimal or calculated
        ticked,  ///< 1 or 0 for one choice of several
        rank,    ///< rank given to one choice, best = 1
    };
    std::string name;  ///< `q`, or `q.CODE` for ticked and rank
    Kind kind = Kind::choice;
    const questionnaires::Question* question = nullptr;
    const questionnaires::Choice* choice = nullptr;  ///< for ticked and rank
};

/// The columns of a questionnaire's closed answers, in its order. The questionnaire must outlive them.
std::vector<AnswerColumn> answer_columns(const questionnaires::Questionnaire& questionnaire);

/// One sheet as cells of these columns: empty for what was not answered, `NA` for what was declined.
std::vector<std::string> closed_answers(const questionnaires::Questionnaire& questionnaire,
                                        const std::vector<AnswerColumn>& columns,
                                        const questionnaires::AnswerSheet& sheet);

/// A text as it was written, apart from everything else its author answered but the one band that the questionnaire
/// names, if it names one.
struct Verbatim {
    std::string question;  ///< `q`, or `q.precisez`
    std::string text;
    std::string band = {};  ///< code of that band's answer, `NA` when it was declined; empty without one
};

std::vector<Verbatim> verbatims_of(const questionnaires::Questionnaire& questionnaire,
                                   const questionnaires::AnswerSheet& sheet);

}  // namespace campaign
