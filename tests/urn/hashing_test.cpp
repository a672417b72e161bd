#include "hashing.hpp"

#include <string>

#include "catch.hpp"
#include "urn/codes.hpp"
#include "urn/sealing.hpp"

namespace {

std::string hex(const urn::Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::byte b : digest) {
        text += digits[std::to_integer<std::size_t>(b >> 4)];
        text += digits[std::to_integer<std::size_t>(b & std::byte{15})];
    }
    return text;
}

std::string hmac_hex(const std::string& key, const std::string& message) {
    return hex(urn::hmac_sha256(std::as_bytes(std::span(key)), std::as_bytes(std::span(message))));
}

}  // namespace

TEST_CASE("HMAC-SHA-256 agrees with the vectors of RFC 4231") {
    CHECK(hmac_hex(std::string(20, '\x0b'), "Hi There") ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hmac_hex("Jefe", "what do ya want for nothing?") ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hmac_hex(std::string(20, '\xaa'), std::string(50, '\xdd')) ==
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    CHECK(hmac_hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("SHA-256 agrees with the vectors of FIPS 180-4") {
    CHECK(urn::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(urn::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(urn::sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(urn::sha256_hex(std::string(1000000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a code hash is the HMAC of the code with its purpose") {
    urn::CodeSecret secret{};
    secret.fill(std::byte{0x0b});

    CHECK(hex(urn::hash_code("01001VV012345678W4", secret)) ==
          hmac_hex(std::string(32, '\x0b'), "vigie code 1:01001VV012345678W4"));
}

TEST_CASE("the same bytes give another digest for another purpose") {
    const std::string bytes = "abc";
    const auto span = std::as_bytes(std::span(bytes));

    CHECK(urn::sha256_for("one", span) != urn::sha256_for("two", span));
    CHECK(urn::sha256_for("one", span) != urn::sha256(span));
    CHECK(hex(urn::sha256_for("one", span)) == urn::sha256_hex(std::string_view("one\0abc", 7)));
}
