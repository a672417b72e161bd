#include "urn/key_wrapping.hpp"

#include <sodium.h>

#include <new>

#include "sodium_ready.hpp"

namespace urn {

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kKey = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::uint64_t kMostMemory = std::uint64_t{4} << 30;
constexpr std::uint64_t kMostOperations = 1000;

static_assert(sizeof(Derivation::salt) == crypto_pwhash_argon2id_SALTBYTES);

unsigned char* raw(std::span<std::byte> bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Derivation draw_derivation(Cost cost) {
    need_sodium();
    Derivation derivation;
    const bool moderate = cost == Cost::moderate;
    derivation.operations =
        moderate ? crypto_pwhash_argon2id_OPSLIMIT_MODERATE : crypto_pwhash_argon2id_OPSLIMIT_MIN;
    derivation.memory =
        moderate ? crypto_pwhash_argon2id_MEMLIMIT_MODERATE : crypto_pwhash_argon2id_MEMLIMIT_MIN;
    randombytes_buf(derivation.salt.data(), derivation.salt.size());
    return derivation;
}

bool is_reasonable(const Derivation& derivation) {
    return derivation.operations >= crypto_pwhash_argon2id_OPSLIMIT_MIN &&
           derivation.operations <= kMostOperations &&
           derivation.memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN && derivation.memory <= kMostMemory;
}

Secret derive_wrapping_key(const Secret& passphrase, const Derivation& derivation) {
    need_sodium();
    Secret key(kKey);
    if (crypto_pwhash(raw(key.bytes()), key.size(), passphrase.text().data(), passphrase.size(),
                      raw(std::span(derivation.salt)), derivation.operations, derivation.memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    return key;
}

Secret draw_wrapping_key() {
    Secret key(kKey);
    randombytes_buf(key.bytes().data(), key.size());
    return key;
}

// The nonce is drawn: XChaCha20's 192 bits never repeat. Argon2id gives a fresh key with each salt besides.
std::vector<std::byte> wrap(const Secret& secret, const Secret& wrapping_key, std::string_view context) {
    need_sodium();
    std::vector<std::byte> wrapped(kNonce + secret.size() + kTag);
    const std::span<std::byte> nonce = std::span(wrapped).first<kNonce>();
    randombytes_buf(nonce.data(), nonce.size());
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        raw(std::span(wrapped).subspan(kNonce)), nullptr, raw(secret.bytes()), secret.size(), raw(context),
        context.size(), nullptr, raw(nonce), raw(wrapping_key.bytes()));
    return wrapped;
}

std::optional<Secret> unwrap(std::span<const std::byte> wrapped, const Secret& wrapping_key,
                             std::string_view context) {
    need_sodium();
    if (wrapped.size() < kNonce + kTag || wrapping_key.size() != kKey) return std::nullopt;
    const auto sealed = wrapped.subspan(kNonce);
    Secret secret(sealed.size() - kTag);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(secret.bytes()), nullptr, nullptr, raw(sealed), sealed.size(), raw(context), context.size(),
            raw(wrapped.first(kNonce)), raw(wrapping_key.bytes())) != 0) {
        return std::nullopt;
    }
    return secret;
}

}  // namespace urn
