#pragma once

#include "campaign/campaign.hpp"
#include "fresh_questions.hpp"
#include "questionnaires/questionnaire.hpp"
#include "templates.hpp"

namespace respondent {

/// What every page is made from. Never changes while the wave is served; read by several threads.
struct Survey {
    explicit Survey(const campaign::OpenWave& open_wave);

    const campaign::OpenWave& wave;
    questionnaires::Questionnaire questionnaire;  ///< the wave's, with French spaces set in its texts
    Templates templates;
    FreshQuestions fresh_questions;
};

/// Whether people answer it: notes and calculated values are not asked.
bool is_asked(const questionnaires::Question& question);

/// Index of the page of this name; the number of pages when there is none.
std::size_t page_index(const questionnaires::Questionnaire& questionnaire, std::string_view name);

}  // namespace respondent
