#pragma once

#include <string>
#include <string_view>

#include "questionnaires/questionnaire.hpp"
#include "questionnaires/result.hpp"

namespace questionnaires {

/// What the `type` cell of a survey row says.
struct RowType {
    enum class Kind { begin_group, end_group, question };

    Kind kind = Kind::question;
    QuestionKind question = QuestionKind::note;
    std::string list;       ///< of select_one, select_multiple and rank
    bool or_other = false;  ///< the list gets a last choice « Autre, précisez »
};

/// Fails with a French reason, which for the types of XLSForm that Vigie leaves out says why.
Result<RowType, std::string> row_type(std::string_view cell);

/// Whether a person answers such a question: all but notes and calculations.
bool is_asked(QuestionKind kind);
bool has_choices(QuestionKind kind);

}  // namespace questionnaires
