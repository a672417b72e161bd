#include "urn/sealing.hpp"

#include <sodium.h>

#include <cstring>
#include <utility>

#include "hashing.hpp"
#include "sodium_ready.hpp"
#include "wiped_bytes.hpp"

namespace urn {
namespace {

constexpr std::array<std::size_t, 4> kPaddedSizes{3968, 8064, 16256, 32640};

static_assert(std::tuple_size_v<PublicKey> == crypto_box_PUBLICKEYBYTES);
static_assert(crypto_box_SECRETKEYBYTES == 32);

unsigned char* writable(std::span<std::byte> bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string hex(std::span<const std::byte> bytes) {
    std::string digits(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), raw(bytes), bytes.size());
    digits.pop_back();  // the zero that ends a C string
    return digits;
}

}  // namespace

KeyPair draw_key_pair() {
    need_sodium();
    KeyPair keys;
    crypto_box_keypair(writable(keys.public_key), writable(keys.secret_key.bytes()));
    return keys;
}

KeyPair pair_of(Secret secret_key) {
    need_sodium();
    KeyPair keys{.public_key = {}, .secret_key = std::move(secret_key)};
    crypto_scalarmult_base(writable(keys.public_key), raw(keys.secret_key.bytes()));
    return keys;
}

std::optional<std::size_t> padded_size(std::size_t longest_sheet) {
    for (const std::size_t size : kPaddedSizes) {
        if (longest_sheet < size) return size;
    }
    return std::nullopt;
}

SealedBallot seal(std::string_view sheet, std::size_t padded_size, const PublicKey& key) {
    need_sodium();
    if (sheet.size() >= padded_size) {
        throw std::length_error(
            "Le bulletin est plus long que la taille fixée à l’ouverture de la vague\u00A0: il n’a pas été "
            "scellé.");
    }

    WipedBytes padded(padded_size);
    std::memcpy(padded.data(), sheet.data(), sheet.size());
    std::size_t length = 0;
    if (sodium_pad(&length, padded.data(), sheet.size(), padded_size, padded_size) != 0 ||
        length != padded_size) {
        throw std::length_error("Le bulletin n’a pas pu être complété à sa taille fixe.");
    }

    SealedBallot ballot(padded_size + crypto_box_SEALBYTES);
    if (crypto_box_seal(writable(ballot), padded.data(), padded.size(), raw(key)) != 0) {
        throw std::invalid_argument("La clé publique de la vague n’est pas une clé X25519 valable.");
    }
    return ballot;
}

std::optional<std::string> open(const SealedBallot& ballot, const KeyPair& keys) {
    need_sodium();
    if (ballot.size() <= crypto_box_SEALBYTES) return std::nullopt;

    WipedBytes padded(ballot.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(padded.data(), raw(ballot), ballot.size(), raw(keys.public_key),
                             raw(keys.secret_key.bytes())) != 0) {
        return std::nullopt;
    }

    std::size_t length = 0;
    if (sodium_unpad(&length, padded.data(), padded.size(), padded.size()) != 0) return std::nullopt;
    return std::string(padded.text(length));
}

std::string ballot_hash(const SealedBallot& ballot) {
    return hex(sha256(ballot));
}

std::string receipt(const SealedBallot& ballot) {
    constexpr std::size_t digits_shown = 16;
    return ballot_hash(ballot).substr(0, digits_shown);
}

std::string sha256_hex(std::string_view text) {
    return hex(sha256(std::as_bytes(std::span(text))));
}

}  // namespace urn
