#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dataset.hpp"
#include "analysis/sample.hpp"
#include "questionnaires/questionnaire.hpp"

namespace reports {

/// The columns of a wave in the role a question gives them. An absent column is one that nobody filled.

/// The code each row gave, nullopt where it is empty or refused.
std::vector<std::optional<std::string>> choice_codes(const analysis::Dataset& answers,
                                                     std::string_view column);

/// The choice each row made, as an index into `choices`; nullopt where it made none of them.
std::vector<std::optional<std::size_t>> chosen(const analysis::Dataset& answers, std::string_view column,
                                               const std::vector<questionnaires::Choice>& choices);

/// The number in each row, nullopt where there is none.
analysis::Answers numbers(const analysis::Dataset& answers, std::string_view column);

/// The score of each row on a scale of the questionnaire (questionnaires::score). A choice marked as outside the
/// scale, or a number beyond its ends, is no answer.
analysis::Answers scale_scores(const analysis::Dataset& answers,
                               const questionnaires::Questionnaire& questionnaire,
                               const questionnaires::Scale& scale);

/// The number a code writes, as an answer scale has them; nullopt for any other code.
std::optional<double> code_number(std::string_view code);

/// How many rows of a question hold no answer, refusals included.
std::size_t unanswered(const analysis::Dataset& answers, std::string_view column);

}  // namespace reports
