#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace analysis {

/// A word of a French text.
struct FrenchWord {
    std::string form;  ///< lower case, accents composed, apostrophes and hyphens as ' and -: « bien-être »
    std::string key;  ///< the same with its ligatures opened (« cœur » and « coeur » are one): for comparing
    std::uint32_t sentence = 0;  ///< of the text, counted from 0; no phrase reaches over its end

    bool operator==(const FrenchWord&) const = default;
};

/// The words of a text in UTF-8, in their order:
///
///     elisions go       l'outil, qu'elle, jusqu'ici    -> outil, elle, ici; aujourd'hui and prud'homme stay whole
///     hyphens stay      bien-être, savoir-faire        but a pronoun after a verb goes: dit-on, a-t-il -> dit, a
///     inclusive forms   salarié·e·s                    -> salarié
///     initials          C.V.                           -> cv
///
/// ’ and ' are one apostrophe, « É » and « E » with an accent apart are one letter. Numbers, words of one letter and
/// addresses of the network or of the post (with @ or ://) are left out. Bytes that are no UTF-8 separate words.
std::vector<FrenchWord> french_words(std::string_view text);

/// A word that a count of words leaves out: articles, pronouns, auxiliaries and the like. Takes a key. The list is
/// analysis/data/mots-vides.txt.
bool is_stop_word(std::string_view key);

}  // namespace analysis
