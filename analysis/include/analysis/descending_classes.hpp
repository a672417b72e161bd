#pragma once

#include "analysis/open_answers.hpp"

#include "analysis/number.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace analysis {

/// How one term tells a class from the other classes.
struct ClassTerm {
    std::uint32_t term = 0;  ///< index into OpenAnswers::terms
    std::size_t count = 0;   ///< classed answers of the class that hold it
    std::size_t total = 0;   ///< classed answers that hold it
    double chi_square =
        0.0;         ///< of the 2 x 2 table term by class; negative when the term is rarer in the class
    double p = 1.0;  ///< one degree of freedom
};

struct TextClass {
    std::size_t n = 0;
    std::vector<ClassTerm> terms;  ///< all that were classified upon; chi_square descending
    /// mean Jaccard index with the nearest class of resampled answers: below .6 the class does not hold
    Number stability = no_number("");
};

/// A cut of one class in two, as made.
struct ClassSplit {
    std::size_t n = 0;      ///< answers of the class that was cut
    std::size_t first = 0;  ///< answers of its two parts, the larger first
    std::size_t second = 0;
    std::size_t set_apart = 0;  ///< its answers that neither part took
    std::size_t terms = 0;      ///< it was cut upon
    double chi_square = 0.0;    ///< of the table part by term
    double df = 0.0;            ///< terms - 1
    double by_chance = 0.0;     ///< largest chi-square of as many cuts of shuffled answers as kShuffles
};

struct Classification {
    std::vector<TextClass> classes;  ///< largest first
    std::vector<std::optional<std::size_t>> of_row;
    std::vector<ClassSplit> splits;
    std::size_t terms = 0;      ///< classified upon
    std::size_t classed = 0;    ///< answers in a class
    std::size_t too_short = 0;  ///< answers of fewer than kFewestTerms such terms
    std::size_t set_apart = 0;  ///< answers that a cut left out
};

inline constexpr std::size_t kMostClasses = 12;
inline constexpr std::size_t kFewestTerms = 2;     ///< of an answer that is classed
inline constexpr std::size_t kFewestClassed = 20;  ///< answers, below which nothing is classed
inline constexpr std::size_t kShuffles = 19;       ///< a cut stands when it beats them all: 5 %
inline constexpr std::size_t kResamples = 20;      ///< for the stability

/// Reinert's descending classification of answers upon the terms they hold (present or not), for short answers:
///
///  1. kept: terms of at least three answers, answers of at least two such terms; an answer is one unit, never cut;
///  2. the units stand in the order of their coordinate on the first axis of the correspondence analysis of the table units by
///     terms; the cut of that order whose chi-square (2 parts by terms) is largest is taken;
///  3. one unit after another changes sides while that raises the chi-square: no single change is left that does;
///  4. a part below the least size (5 units and 5 % of all) is no class: its units are set apart and the rest is cut again;
///  5. the cut stands when its chi-square beats those of 19 tables with the same margins, shuffled, cut in the same way;
///  6. each part goes on with the terms of at least three of its units whose contingency coefficient sqrt(x / (x + n)) with the
///     cut is at most .3, or that it holds more often than expected;
///  7. the largest class is cut next, until there are `at_most` or none can be cut.
///
/// Units of the same terms are exchangeable and move together: the chi-square is convex in how many of them have changed sides, so
/// that when all together do not raise it, none alone does. Shuffles and resamples come from a fixed seed over units in
/// the order of their terms: the same bits for any order of the rows.
///
/// Reason: fewer than 20 units, or a first cut that does no better than chance. Requires 2 <= at_most <= kMostClasses.
/// References: Reinert M. (1983), Une méthode de classification descendante hiérarchique, Cahiers de l'analyse des données 8,
/// 187-198; Strona G. et al. (2014), Nature Communications 5, 4114 (shuffles that keep both margins); Hennig C. (2007), CSDA 52,
/// 258-271 (stability). Oracle: tests/oracles/text.R (chisq.test of the cut, and of every single change of side).
Estimable<Classification> descending_classes(const OpenAnswers& answers, std::size_t at_most);

}  // namespace analysis
