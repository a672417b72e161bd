#pragma once

#include "analysis/data_error.hpp"
#include "analysis/descending_classes.hpp"
#include "analysis/grouping.hpp"
#include "analysis/number.hpp"
#include "analysis/open_answers.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace analysis {

/// A theme and what an answer must say to have it, one term at least:
///
///     temps             a word with that stem, as are « temps »; « formations » for formation
///     perte de temps    these words one after the other within a sentence, each by its stem
///     contrôl*          a word that begins so
///     =contrôle         that spelling and no other
struct Theme {
    std::string name;
    std::vector<std::string> terms;
};

/// Themes in the expert's order.
using CodingGrid = std::vector<Theme>;

/// Reads a CSV file with the columns `theme` and `term`: a term a row, or several in a cell apart by | ; or commas. Rows of the same theme go
/// together. Refuses, with file and line: a column that is absent, a term without theme or without a word, no term at all.
questionnaires::Result<CodingGrid, DataError> read_coding_grid(std::string_view text,
                                                               const std::string& file);
/// The same from a file.
questionnaires::Result<CodingGrid, DataError> read_coding_grid_file(const std::string& path);
/// CSV that read_coding_grid reads back.
std::string coding_grid_csv(const CodingGrid& grid);

/// The stems that most answers hold, each a theme.
CodingGrid frequent_themes(const OpenAnswers& answers, std::size_t at_most);
/// A grid to begin with: the terms that tell each class most, then frequent stems that no class has.
CodingGrid starting_grid(const OpenAnswers& answers, const Classification* classes);
/// « outil · temps · saisie »: the terms that tell a class most.
std::string class_name(const OpenAnswers& answers, const TextClass& text_class);

struct ThemeShare {
    std::size_t count = 0;  ///< answers with the theme
    std::size_t base = 0;   ///< answers with a word
    Number percent = no_number("");
    IntervalOrReason wilson = no_interval("");  ///< 95 %, 0 to 100
};

struct ThemeCount {
    Theme theme;
    ThemeShare all;
    std::vector<ThemeShare> by_group;       ///< in the order of the grouping's labels
    std::vector<std::string> unused_terms;  ///< that no answer has
};

struct ThemeCounts {
    std::vector<ThemeCount> themes;  ///< in the order of the grid
    std::size_t without_theme = 0;   ///< answers with a word that no theme takes
};

/// An answer may have several themes. Requires terms as read_coding_grid accepts them.
ThemeCounts count_themes(const OpenAnswers& answers, const CodingGrid& grid,
                         const Grouping* groups = nullptr);

}  // namespace analysis
