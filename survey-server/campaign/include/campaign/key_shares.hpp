#pragma once

#include <span>
#include <string>

#include "campaign/campaign.hpp"
#include "urn/sealing.hpp"
#include "urn/secret.hpp"
#include "urn/shares.hpp"

namespace campaign {

/// SHA-256 of the public sealing key, 64 hexadecimal digits: its beginning stands on the sheets and on the notice board.
std::string key_fingerprint(const urn::PublicKey& sealing_key);

/// What is wrong with a typed share, in French: which line, and why.
std::string explanation_of(const urn::ShareFault& fault);

/// The private key from two shares as they were typed or read from a file. Throws Refusal: the campaign has no shares, not
/// two of them, one mistyped (which, and its line), the same one twice, one of another campaign, two that do not belong
/// together.
urn::KeyPair keys_from_shares(const Campaign& campaign, std::span<const urn::Secret> typed);

}  // namespace campaign
