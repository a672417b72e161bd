#pragma once

#include <optional>
#include <string>

#include "campaign/campaign.hpp"
#include "campaign/headcount.hpp"
#include "questionnaires/questionnaire.hpp"
#include "urn/sealing.hpp"

namespace campaign {

/// What a wave promises to those who answer it. Nothing of it changes after the opening.
struct WaveDefinition {
    std::string wave;
    Mode mode = Mode::codes;
    int threshold = 10;
    int minimum = 10;  ///< fewest ballots that a tally opens
    urn::PublicKey sealing_key{};
    std::optional<HeadcountTable> headcount;
    questionnaires::Questionnaire questionnaire;
};

/// The definition as text, the same for the same promise: what its hash covers.
std::string canonical_text(const WaveDefinition& definition);

/// SHA-256 of the canonical text, 64 hexadecimal digits: posted on the CSE's board and shown by the pages.
std::string definition_hash(const WaveDefinition& definition);

}  // namespace campaign
