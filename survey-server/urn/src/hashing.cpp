#include "hashing.hpp"

#include <sodium.h>

#include "sodium_ready.hpp"

namespace urn {
namespace {

const unsigned char* raw(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(Digest& digest) {
    return reinterpret_cast<unsigned char*>(digest.data());
}

}  // namespace

Digest sha256(std::span<const std::byte> bytes) {
    need_sodium();
    Digest digest{};
    crypto_hash_sha256(raw(digest), raw(bytes), bytes.size());
    return digest;
}

Digest sha256_for(std::string_view purpose, std::span<const std::byte> bytes) {
    need_sodium();
    constexpr unsigned char end_of_purpose = 0;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, raw(std::as_bytes(std::span(purpose))), purpose.size());
    crypto_hash_sha256_update(&state, &end_of_purpose, 1);
    crypto_hash_sha256_update(&state, raw(bytes), bytes.size());
    Digest digest{};
    crypto_hash_sha256_final(&state, raw(digest));
    return digest;
}

Digest hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message) {
    need_sodium();
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, raw(key), key.size());
    crypto_auth_hmacsha256_update(&state, raw(message), message.size());
    Digest digest{};
    crypto_auth_hmacsha256_final(&state, raw(digest));
    sodium_memzero(&state, sizeof state);
    return digest;
}

}  // namespace urn
