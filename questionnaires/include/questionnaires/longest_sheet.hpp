#pragma once

#include <cstddef>

#include "questionnaires/questionnaire.hpp"

namespace questionnaires {

/// Bytes that write_sheet(final_sheet(questionnaire, sheet)) never exceeds, whatever the sheet: every ballot
/// of a wave is padded to one size that holds this much.
///
/// Every question counts as asked and answered in the longest way there is: all boxes ticked, each text at
/// its greatest length in characters of four bytes, « précisez » included. Four bytes a character are reached
/// by a text of emoji, and suffice for any other: a sign that the sheet escapes is one byte that becomes two.
/// Routing is not looked at, so the bound may be larger than any sheet that the conditions allow.
std::size_t longest_sheet_size(const Questionnaire& questionnaire);

}  // namespace questionnaires
