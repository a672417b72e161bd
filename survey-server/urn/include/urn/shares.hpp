#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "urn/sealing.hpp"
#include "urn/secret.hpp"

namespace urn {

/// Shamir's scheme over GF(256), two of three: each byte of the key is f(0) of a line f(x) = key + slope x, the slope
/// drawn, and share number i holds f(i). Two shares give the line; one says nothing, for every key byte there is exactly
/// one slope that gives it.
///
/// Reference: Shamir A. (1979), How to share a secret, Communications of the ACM 22(11), 612-613.
inline constexpr int kShares = 3;
inline constexpr int kShareLines = 4;

/// Which sealing key a share belongs to: the beginning of a hash of the public key, so that a share of another campaign
/// is told at once.
using ShareFamily = std::array<std::byte, 5>;
ShareFamily family_of(const PublicKey& sealing_key);

struct Share {
    int number = 0;  ///< 1 to 3
    ShareFamily family{};
    Secret value;
};

/// Three shares of a 32-byte key.
std::vector<Share> split_key(const Secret& key, const ShareFamily& family);

/// The key again. Precondition: two different numbers of one family.
Secret rebuild_key(const Share& one, const Share& other);

/// A share as it is printed: four lines of four groups of four signs and two check signs, without look-alikes
/// ("XXXX-XXXX-XXXX-XXXX-CC"). To be wiped after use.
std::string share_text(const Share& share);

struct ShareFault {
    enum class Kind {
        wrong_length,    ///< not four lines of eighteen signs
        line_mistyped,   ///< the check of line `line` does not match
        odd_sign,        ///< a sign that no share has, in line `line` when it is known
        lines_mismatch,  ///< each line is right, but they are not those of one share in their order
    };
    Kind kind;
    int line = 0;  ///< 1 to 4; 0 when unknown
};

/// Reads what was typed or copied: lower case, blanks, dashes and look-alikes are forgiven.
std::variant<Share, ShareFault> read_share(std::string_view typed);

/// Whether one line was typed right, its two check signs included.
bool is_share_line(std::string_view typed);

}  // namespace urn
