#pragma once

#include "analysis/grouping.hpp"
#include "analysis/open_answers.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

/// How far a term is over- or under-used in the answers of a group (Lafon).
struct Specificity {
    std::uint32_t term = 0;    ///< index into OpenAnswers::terms
    std::size_t count = 0;     ///< answers of the group that hold it
    std::size_t total = 0;     ///< answers of all groups that hold it
    double expected = 0.0;     ///< total x answers of the group / answers of all groups
    double index = 0.0;        ///< -log10 P(X >= count) when count >= expected, else log10 P(X <= count)
    double log10_over = 0.0;   ///< log10 P(X >= count)
    double log10_under = 0.0;  ///< log10 P(X <= count)
    std::optional<double> p;   ///< of the tail that the index reads; nullopt below 1e-300
    double p_bh = 0.0;         ///< Benjamini-Hochberg over all terms and groups; 0 for a p below 1e-300
};

struct GroupSpecificities {
    std::string label;
    std::size_t n = 0;               ///< answers with a word
    std::vector<Specificity> terms;  ///< index descending; equals in the order of the terms
};

struct Specificities {
    std::vector<GroupSpecificities> groups;  ///< in the order of the labels, those without answer left out
    std::size_t without_group = 0;           ///< answers with a word and without group, left out
    std::size_t tests = 0;                   ///< the family of p_bh
};

/// A term is banal in a group while |index| is below this: one chance in a hundred.
inline constexpr double kSpecific = 2.0;
/// Terms of fewer answers are left out: nothing can be said of them, and a rare word may be a name.
inline constexpr std::size_t kFewestAnswers = 3;

/// The unit is the answer, not the occurrence: X is the number of answers with the term when as many answers as the group has are
/// drawn from all. Reason: fewer than two groups with answers. Reference: Lafon P. (1980), Sur la variabilité de la
/// fréquence des formes dans un corpus, Mots 1, 127-165; on what it measures, Labbé C., Labbé D. (2001), Que mesure la
/// spécificité du vocabulaire ?. Oracle: tests/oracles/text.R (phyper). Same bits for any order of the rows.
Estimable<Specificities> specificities(const OpenAnswers& answers, const Grouping& groups);

}  // namespace analysis
