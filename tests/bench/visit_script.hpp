#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "campaign/campaign.hpp"

namespace bench {

/// One request of a visit. What changes from visit to visit is left out: the sealed state, which the page before
/// brings, and the code.
struct Step {
    std::string method;
    std::string path;
    std::string fields;  ///< of the form, encoded
    bool has_state = false;
    bool has_code = false;  ///< « Envoyer »: its answer is the acknowledgement
};

/// A whole journey, from the first page to « Envoyer ».
using Script = std::vector<Step>;

/// Simulated people answer the open wave once each, on the plain server at this port, and what they send is noted.
/// The stylesheet comes second, as in a browser. One script for each code; each spends its code.
std::vector<Script> learn_scripts(const campaign::Campaign& campaign, const std::string& wave,
                                  std::uint16_t port, const std::vector<std::string>& codes);

}  // namespace bench
