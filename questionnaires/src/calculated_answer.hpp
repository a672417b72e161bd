#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>

#include "questionnaires/questionnaire.hpp"
#include "questionnaires/routing.hpp"

namespace questionnaires {

/// Greatest length of a calculated text in a ballot, in characters.
constexpr std::size_t kLongestCalculated = 40;

/// The value of a calculated question as a ballot holds it (see final_sheet); nullopt when there is none to
/// hold.
std::optional<Answer> calculated_answer(const Value& value);

/// Names whose text may be what a person typed: text questions, and calculated questions that refer to one,
/// however indirectly.
std::set<std::string_view> names_of_typed_texts(const Questionnaire& questionnaire);

}  // namespace questionnaires
