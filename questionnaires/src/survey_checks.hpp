// What the rows of a questionnaire say of one another.
#pragma once

#include "scales_sheet.hpp"
#include "survey_sheet.hpp"

namespace questionnaires {

/// Names of pages, questions and scales are unique, whatever the case.
void check_names(const std::vector<PageDraft>& pages, const std::vector<ScaleDraft>& scales);

/// Conditions, constraints and calculations refer to earlier questions that have an answer.
void check_references(const std::vector<PageDraft>& pages, const std::vector<ScaleDraft>& scales);

/// Announced crossings name other questions that are bands.
void check_crossings(const std::vector<PageDraft>& pages);

/// The band that stays beside texts, where the settings name one, is a band.
void check_text_band(const Settings& settings, const Sheet& sheet, const std::vector<PageDraft>& pages,
                     FaultLog& log);

}  // namespace questionnaires
