#pragma once

#include <string_view>

#include "view.hpp"

namespace respondent {

/// Digits in groups of four, as people compare and copy them: `{{#GROUP}}<span>{{DIGITS}}</span>{{/GROUP}}`. The
/// gap is the stylesheet's, so that a copy holds no blank.
View grouped_digits(std::string_view digits);

}  // namespace respondent
