// Conversions between values, those of XPath 1.0 (W3C Recommendation, 16 November 1999, § 4.2 to 4.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "questionnaires/expression.hpp"

namespace questionnaires {

/// nullopt for Missing; a number is true unless 0, a text or a list of codes unless empty.
std::optional<bool> truth_of(const Value& value);

/// nullopt for Missing and for a text that spells no number; a truth is 1 or 0, a list of codes its text.
std::optional<double> number_of(const Value& value);

/// Empty for Missing; numbers in decimal notation without exponent, codes separated by one blank.
std::string text_of(const Value& value);

/// The number that `text` spells: blanks around it, an optional minus sign, digits and one decimal point.
/// Neither exponent, plus sign, infinity nor hexadecimal.
std::optional<double> spelled_number(std::string_view text);

}  // namespace questionnaires
