#include "urn/page_state.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "sodium_ready.hpp"
#include "wiped_bytes.hpp"

namespace urn {
namespace {

constexpr std::size_t kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kStep = 1024;  // of the lengths that a state can have
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

static_assert(std::tuple_size_v<PageStateKey> == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
const unsigned char* raw(const PageStateKey& key) {
    return reinterpret_cast<const unsigned char*>(key.data());
}

/// Strict: no padding, no other sign, no unused bits set. One text for one sequence of bytes.
std::optional<std::vector<unsigned char>> decode_base64url(std::string_view text) {
    std::vector<unsigned char> bytes(text.size() / 4 * 3 + 3);
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          kBase64) != 0 ||
        end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(length);
    return bytes;
}

std::string encode_base64url(const std::vector<unsigned char>& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kBase64);
    text.pop_back();  // the zero that ends a C string
    return text;
}

}  // namespace

PageStateKey draw_page_state_key() {
    need_sodium();
    PageStateKey key{};
    randombytes_buf(key.data(), key.size());
    return key;
}

// Sealed: nonce (24 bytes, random: XChaCha20's is long enough never to repeat) || cipher text || tag (16
// bytes). The state is padded (ISO/IEC 7816-4) first: who sees sizes only does not see how much was answered.
std::string seal_state(std::string_view state, std::string_view context, const PageStateKey& key) {
    need_sodium();
    WipedBytes padded((state.size() / kStep + 1) * kStep);
    std::memcpy(padded.data(), state.data(), state.size());
    std::size_t length = 0;
    if (sodium_pad(&length, padded.data(), state.size(), kStep, padded.size()) != 0) {
        throw std::logic_error("a page state was not padded");
    }
    std::vector<unsigned char> sealed(kNonceSize + padded.size() + kTagSize);
    randombytes_buf(sealed.data(), kNonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonceSize, nullptr, padded.data(),
                                               padded.size(), raw(context), context.size(), nullptr,
                                               sealed.data(), raw(key));
    return encode_base64url(sealed);
}

std::optional<std::string> open_state(std::string_view sealed, std::string_view context,
                                      const PageStateKey& key) {
    need_sodium();
    const auto bytes = decode_base64url(sealed);
    if (!bytes || bytes->size() < kNonceSize + kTagSize) return std::nullopt;

    const std::size_t sealed_size = bytes->size() - kNonceSize;
    WipedBytes state(sealed_size - kTagSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(state.data(), nullptr, nullptr, bytes->data() + kNonceSize,
                                                   sealed_size, raw(context), context.size(), bytes->data(),
                                                   raw(key)) != 0) {
        return std::nullopt;
    }
    std::size_t length = 0;
    if (state.size() % kStep != 0 || sodium_unpad(&length, state.data(), state.size(), kStep) != 0) {
        return std::nullopt;
    }
    return std::string(state.text(length));
}

}  // namespace urn
