// How questions, pages, scales and choices are named.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace questionnaires {

/// [A-Za-z][A-Za-z0-9]{0,19}
bool is_name(std::string_view text);

/// 1 to 5 ASCII letters or digits
bool is_code(std::string_view text);

/// ASCII capitals made small: names that differ by case alone are the same name.
std::string folded(std::string_view text);

/// The field value of the choice « Je préfère ne pas répondre », whatever the case: no name or code may be
/// it.
bool is_reserved(std::string_view text);

/// The words of a cell, separated by blanks of any kind.
std::vector<std::string> words_of(std::string_view text);

/// Without blanks around: spaces, no-break spaces, tabs, line ends.
std::string_view trimmed(std::string_view text);

}  // namespace questionnaires
