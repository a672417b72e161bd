#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace questionnaires {

enum class Lines { one, several };

/// What somebody typed, fit to be kept: well-formed UTF-8 with line ends as \n (as blanks on one line), tabs
/// as blanks, no blanks at either end, no control character and nothing that turns the reading direction of
/// what stands around. Ill-formed bytes, and the two code points that XML cannot hold, become U+FFFD.
std::string clean_text(std::string_view typed, Lines lines);

/// Length in Unicode code points; an ill-formed sequence counts as one.
std::size_t count_characters(std::string_view text);

/// The longest beginning of `text` of at most `most` code points.
std::string_view first_characters(std::string_view text, std::size_t most);

}  // namespace questionnaires
