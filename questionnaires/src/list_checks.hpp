#pragma once

#include "choices_sheet.hpp"
#include "scales_sheet.hpp"
#include "survey_sheet.hpp"

namespace questionnaires {

/// Gives every question the list it names and what follows from it (« précisez », text lengths). `or_other`
/// makes a list of its own, named like "fins or_other" so that no sheet can name it.
std::vector<ChoiceList> linked_lists(std::vector<PageDraft>& pages, const ChoicesSheet& choices);

/// Items of scales are select_one or integer questions whose codes lie in the range of the scale.
void check_scale_items(const std::vector<ScaleDraft>& scales, const std::vector<PageDraft>& pages,
                       const std::vector<ChoiceList>& lists);

/// Warns of conditions on a code that the question does not have: they never hold.
void check_compared_codes(const std::vector<PageDraft>& pages, const std::vector<ChoiceList>& lists);

}  // namespace questionnaires
