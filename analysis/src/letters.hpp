#pragma once

#include <string>
#include <string_view>

namespace analysis {

/// The code points of a UTF-8 text in lower case, an accent that stands apart joined to its letter (é for e + U+0301) where
/// French has the letter. U+FFFD stands for each byte that is no UTF-8.
std::u32string lower_letters(std::string_view text);

/// Latin, Greek, Cyrillic, Hebrew or Arabic.
bool is_letter(char32_t point);

void append_utf8(std::string& text, char32_t point);

}  // namespace analysis
