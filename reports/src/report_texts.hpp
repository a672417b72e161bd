#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/questionnaire.hpp"
#include "reports/report_model.hpp"

namespace reports {

/// Texts that ship as data in reports/texts, with French typography applied.

std::vector<LegalReference> legal_references();
/// The one of this key in legal.csv. Throws std::logic_error for an unknown key.
LegalReference legal_reference(std::string_view key);
std::vector<Definition> reading_guide();

using Values = std::map<std::string, std::string>;

/// The sentences of this key, from explanations.csv, with `{name}` replaced by its value. Throws std::logic_error for an
/// unknown key.
std::string explanation(std::string_view key, const Values& values = {});

/// The same from caveats.csv: what the page cannot say.
std::string caveat(std::string_view key, const Values& values = {});

/// The sentences of a slide, from deck.csv: most often its title, then its lines. Throws std::logic_error when there is
/// none.
std::vector<std::string> deck_texts(std::string_view slide);

/// A family of psychosocial risks of the INRS, from inrs_families.csv: the Gollac axis that measures it, and the word of
/// Digirisk for it. One axis may stand for two families.
struct RiskFamily {
    std::string name;
    int axis = 0;
    std::string digirisk;
};
std::vector<RiskFamily> risk_families();

/// A breakdown inside a sentence.
struct BandName {
    std::string label;     ///< « métier »
    std::string definite;  ///< « le métier »
};

/// From the data, or from the question itself where it has no name there.
BandName band_name(const questionnaires::Questionnaire& questionnaire, std::string_view question);

}  // namespace reports
