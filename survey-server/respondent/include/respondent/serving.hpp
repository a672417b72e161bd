#pragma once

#include "campaign/key_custody.hpp"

namespace respondent {

/// How this server serves the wave, as it finds it at its start. What it cannot vouch for is false.
struct Serving {
    bool encrypted_link = false;  ///< it speaks TLS itself
    bool closed_memory = false;   ///< the system makes no core file of it and lets no other process read it
    bool daily_shuffle = false;   ///< it shuffles the urn once a day
    /// how the campaign says that its private key is kept
    campaign::KeyProtection key = campaign::KeyProtection::none;
};

}  // namespace respondent
