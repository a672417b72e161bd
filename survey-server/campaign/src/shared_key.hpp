#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "urn/key_wrapping.hpp"
#include "urn/sealing.hpp"
#include "urn/shares.hpp"

namespace campaign {

/// A private key that nobody has whole any more.
struct SharedKey {
    std::vector<std::byte> wrapped;  ///< under a key drawn for this, which only two shares give back
    std::vector<urn::Share> shares;
};

SharedKey share_key(const urn::KeyPair& keys);

/// What is authenticated with the wrapped key: it opens as the key of these ballots only.
std::string shared_key_context(const urn::PublicKey& sealing_key);

}  // namespace campaign
