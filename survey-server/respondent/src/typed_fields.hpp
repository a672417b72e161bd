#pragma once

#include <string_view>

#include "questionnaires/routing.hpp"

namespace respondent {

/// Whether form field `field` belongs to question `question`: `q`, `q.precisez` or `q.CODE`.
bool belongs_to(std::string_view field, std::string_view question);

/// The fields of one question.
questionnaires::FormFields fields_of(const questionnaires::FormFields& fields, std::string_view question);

/// The first value of a field; empty when it was not sent.
std::string_view value_of(const questionnaires::FormFields& fields, std::string_view field);

/// Whether any field of the question holds something.
bool is_filled(const questionnaires::FormFields& fields, std::string_view question);

/// Whether a box was ticked: the field was sent with this value.
bool is_ticked(const questionnaires::FormFields& fields, std::string_view field, std::string_view value);

}  // namespace respondent
