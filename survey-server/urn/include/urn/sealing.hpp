#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "urn/secret.hpp"
#include "urn/urn.hpp"

namespace urn {

using PublicKey = std::array<std::byte, 32>;

/// The private key is wiped with the pair.
struct KeyPair {
    PublicKey public_key{};
    Secret secret_key{32};
};

KeyPair draw_key_pair();

/// The pair to which a private key of 32 bytes belongs.
KeyPair pair_of(Secret secret_key);

/// Size of a padded sheet that holds `longest_sheet` bytes and the mark of its end: the smallest of 3968,
/// 8064, 16256 and 32640 that is larger; nullopt when none is. These keep a sealed ballot inside one database
/// page.
std::optional<std::size_t> padded_size(std::size_t longest_sheet);

/// Pads the sheet (ISO/IEC 7816-4) to `padded_size` bytes and seals it (libsodium crypto_box_seal: X25519,
/// XSalsa20-Poly1305). Every ballot of a wave has the same length. Throws std::length_error when the sheet
/// does not fit, std::invalid_argument when the key is no X25519 key.
SealedBallot seal(std::string_view sheet, std::size_t padded_size, const PublicKey& key);

/// The sheet again, to be wiped after use; nullopt when the ballot was sealed for another key or altered.
std::optional<std::string> open(const SealedBallot& ballot, const KeyPair& keys);

/// SHA-256 of the sealed ballot, 64 hexadecimal digits: what the public list of a wave's ballots shows of it.
std::string ballot_hash(const SealedBallot& ballot);

/// What a respondent may check later in that list: the first 16 hexadecimal digits of the ballot's hash.
std::string receipt(const SealedBallot& ballot);

/// SHA-256, as 64 hexadecimal digits.
std::string sha256_hex(std::string_view text);

}  // namespace urn
