#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "urn/secret.hpp"

namespace urn {

/// How a passphrase becomes a wrapping key: Argon2id, with its cost and its salt. Kept beside what is wrapped, so that the
/// cost can be raised later.
struct Derivation {
    std::uint64_t operations = 0;
    std::uint64_t memory = 0;  ///< bytes
    std::array<std::byte, 16> salt{};
};

enum class Cost {
    moderate,  ///< 256 MiB and about 0.6 s of one core: crypto_pwhash MODERATE
    lowest,    ///< for tests only
};
/// A fresh salt.
Derivation draw_derivation(Cost cost);

/// Whether a cost is one that this program writes or may have to read: at most 4 GiB and 1000 passes.
bool is_reasonable(const Derivation& derivation);

/// 32 bytes. Throws std::bad_alloc when the memory it asks for is not there. Precondition: reasonable.
Secret derive_wrapping_key(const Secret& passphrase, const Derivation& derivation);

Secret draw_wrapping_key();

/// Encrypts and authenticates a secret (XChaCha20-Poly1305: nonce, cipher text, tag) under a wrapping key. `context` is
/// authenticated too: under another one it does not open.
std::vector<std::byte> wrap(const Secret& secret, const Secret& wrapping_key, std::string_view context);

/// nullopt when the key or the context is another one, or the bytes were altered.
std::optional<Secret> unwrap(std::span<const std::byte> wrapped, const Secret& wrapping_key,
                             std::string_view context);

}  // namespace urn
