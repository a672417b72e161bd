#include "urn/key_wrapping.hpp"

#include "catch.hpp"
#include "urn/sealing.hpp"

namespace {

using urn::Secret;

const Secret& passphrase() {
    static const Secret text = Secret::copy_of("quatre mots sans rapport");
    return text;
}

}  // namespace

TEST_CASE("a wrapped secret opens with its key and its context only") {
    const Secret secret = urn::draw_wrapping_key();
    const Secret key = urn::draw_wrapping_key();
    const auto wrapped = urn::wrap(secret, key, "clé publique");

    REQUIRE(urn::unwrap(wrapped, key, "clé publique"));
    CHECK(urn::unwrap(wrapped, key, "clé publique")->equals(secret));
    CHECK_FALSE(urn::unwrap(wrapped, key, "autre"));
    CHECK_FALSE(urn::unwrap(wrapped, urn::draw_wrapping_key(), "clé publique"));
    CHECK_FALSE(urn::unwrap({}, key, "clé publique"));
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
        auto altered = wrapped;
        altered[i] ^= std::byte{1};
        CHECK_FALSE(urn::unwrap(altered, key, "clé publique"));
    }
}

TEST_CASE("the same passphrase gives the same key under the same salt only") {
    const urn::Derivation derivation = urn::draw_derivation(urn::Cost::lowest);
    const Secret key = urn::derive_wrapping_key(passphrase(), derivation);

    CHECK(urn::derive_wrapping_key(passphrase(), derivation).equals(key));
    CHECK_FALSE(
        urn::derive_wrapping_key(Secret::copy_of("quatre mots sans rapports"), derivation).equals(key));
    CHECK_FALSE(urn::derive_wrapping_key(passphrase(), urn::draw_derivation(urn::Cost::lowest)).equals(key));
}

TEST_CASE("what a key file may ask for is bounded") {
    urn::Derivation derivation = urn::draw_derivation(urn::Cost::moderate);
    CHECK(derivation.memory == std::uint64_t{256} << 20);
    CHECK(derivation.operations == 3);
    CHECK(urn::is_reasonable(derivation));
    derivation.memory = std::uint64_t{1} << 40;
    CHECK_FALSE(urn::is_reasonable(derivation));
    derivation = urn::draw_derivation(urn::Cost::moderate);
    derivation.operations = 1'000'000;
    CHECK_FALSE(urn::is_reasonable(derivation));
    derivation.operations = 0;
    CHECK_FALSE(urn::is_reasonable(derivation));
}

TEST_CASE("a private key knows its public key") {
    const urn::KeyPair drawn = urn::draw_key_pair();

    const urn::KeyPair again = urn::pair_of(Secret::copy_of(drawn.secret_key.text()));

    CHECK(again.public_key == drawn.public_key);
    CHECK(again.secret_key.equals(drawn.secret_key));
}

TEST_CASE("a text is overwritten before it is forgotten") {
    std::string text = "une phrase assez longue pour ne pas tenir dans l’objet lui-même";
    const char* place = text.data();
    urn::wipe(text);
    CHECK(text.empty());
    CHECK(text.data() == place);
    CHECK(place[1] == '\0');  // still the string's own memory
    CHECK(place[40] == '\0');
}
