#pragma once

#include <optional>
#include <ostream>

#include "analysis/cells.hpp"
#include "analysis/coding_grid.hpp"
#include "analysis/descending_classes.hpp"
#include "analysis/grouping.hpp"
#include "analysis/open_answers.hpp"
#include "analysis/specificities.hpp"

namespace commands {

/// All that is said of an open question.
struct TextReport {
    analysis::OpenAnswers answers;
    std::optional<analysis::Grouping> groups;
    std::vector<std::size_t> group_sizes;  ///< answers with a word, by label
    analysis::ThemeCounts themes;
    bool proposed = false;  ///< without a grid: the themes are frequent stems
    analysis::Estimable<analysis::Specificities> specificities;
    analysis::Estimable<analysis::Classification> classification;
    analysis::Cells<std::size_t> classes_by_group;  ///< empty without groups or classes
};

/// Why no answer is quoted.
inline constexpr const char* kNoQuotes =
    "aucun verbatim n’est imprimé : il faut une classe d’au moins 20 réponses, une lecture par l’expert et "
    "le passage par la "
    "règle de diffusion";

void print_text_json(const TextReport& report, std::ostream& out);

}  // namespace commands
