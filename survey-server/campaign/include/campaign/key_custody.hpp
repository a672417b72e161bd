#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// How the private key was kept when the campaign was created, or when it was put under a passphrase later.
enum class KeyProtection {
    none,                   ///< a plain file: whoever reads it opens the urns
    passphrase,             ///< a file under a passphrase
    shares,                 ///< no file: two of three printed shares
    shares_and_passphrase,  ///< both
};

/// Names as in campaign.json: none, passphrase, shares, shares+passphrase.
std::string_view name_of(KeyProtection);

using ShareHolders = std::array<std::string, 3>;

struct KeyCustody {
    KeyProtection protection = KeyProtection::none;
    /// The private key under the key that the shares give; empty without shares. It lies in campaign.json: the sheets stay
    /// short enough to be typed, and two stolen sheets open nothing without the campaign's folder.
    std::vector<std::byte> wrapped_key;
    ShareHolders holders;  ///< who keeps each share, as said at the creation; empty without shares

    bool is_shared() const { return !wrapped_key.empty(); }
};

}  // namespace campaign
