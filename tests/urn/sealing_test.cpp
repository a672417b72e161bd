#include "urn/sealing.hpp"

#include <algorithm>

#include "catch.hpp"

TEST_CASE("the padded size is the smallest that holds the sheet and the mark of its end") {
    CHECK(urn::padded_size(0) == 3968u);
    CHECK(urn::padded_size(3967) == 3968u);
    CHECK(urn::padded_size(3968) == 8064u);
    CHECK(urn::padded_size(8063) == 8064u);
    CHECK(urn::padded_size(8064) == 16256u);
    CHECK(urn::padded_size(16255) == 16256u);
    CHECK(urn::padded_size(16256) == 32640u);
    CHECK(urn::padded_size(32639) == 32640u);
    CHECK_FALSE(urn::padded_size(32640));
}

TEST_CASE("a sealed sheet opens with its key to the same bytes") {
    const auto keys = urn::draw_key_pair();
    const auto sheet =
        GENERATE(as<std::string>{}, "", "q1=3", std::string("\x80\0\0", 3), std::string(3967, '\0'),
                 std::string(3967, '\x80'), "Être jugé par l’algorithme ?");

    const auto ballot = urn::seal(sheet, 3968, keys.public_key);

    CHECK(urn::open(ballot, keys) == sheet);
    CHECK_FALSE(urn::open(ballot, urn::draw_key_pair()));
}

TEST_CASE("every ballot of a wave has the same length whatever was written") {
    const auto keys = urn::draw_key_pair();
    for (const std::size_t padded : {3968u, 8064u, 16256u, 32640u}) {
        const std::size_t expected = padded + 48;
        for (const std::size_t written : {std::size_t{0}, std::size_t{1}, padded / 2, padded - 1}) {
            CHECK(urn::seal(std::string(written, 'x'), padded, keys.public_key).size() == expected);
        }
    }
}

TEST_CASE("a sheet that does not fit is refused before it is sealed") {
    const auto keys = urn::draw_key_pair();

    CHECK_THROWS_AS(urn::seal(std::string(3968, 'x'), 3968, keys.public_key), std::length_error);
    CHECK_THROWS_AS(urn::seal("", 0, keys.public_key), std::length_error);
}

TEST_CASE("a public key of small order is refused") {
    const urn::PublicKey zero{};
    CHECK_THROWS_AS(urn::seal("q1=3", 3968, zero), std::invalid_argument);
}

TEST_CASE("a ballot with any byte altered does not open") {
    const auto keys = urn::draw_key_pair();
    const auto ballot = urn::seal("q1=3", 3968, keys.public_key);
    REQUIRE(urn::open(ballot, keys));

    for (std::size_t i = 0; i < ballot.size(); ++i) {
        auto altered = ballot;
        altered[i] ^= std::byte{1};
        CAPTURE(i);
        REQUIRE_FALSE(urn::open(altered, keys));
    }
}

TEST_CASE("a ballot cut short does not open") {
    const auto keys = urn::draw_key_pair();
    const auto ballot = urn::seal("q1=3", 3968, keys.public_key);

    for (const std::size_t size : {0u, 1u, 47u, 48u, 49u, 4015u}) {
        const urn::SealedBallot cut(ballot.begin(), ballot.begin() + static_cast<std::ptrdiff_t>(size));
        CHECK_FALSE(urn::open(cut, keys));
    }
}

TEST_CASE("the same sheet is sealed differently each time and shows nothing of itself") {
    const auto keys = urn::draw_key_pair();
    const std::string sheet = "Je crains pour mon métier";

    const auto first = urn::seal(sheet, 3968, keys.public_key);
    const auto second = urn::seal(sheet, 3968, keys.public_key);

    CHECK(first != second);
    const auto bytes = std::as_bytes(std::span(sheet));
    CHECK(std::ranges::search(first, bytes).empty());
}

TEST_CASE("the receipt is the first 16 digits of the hash of the sealed ballot") {
    const std::string text = "abc";
    const auto bytes = std::as_bytes(std::span(text));

    CHECK(urn::receipt({bytes.begin(), bytes.end()}) == "ba7816bf8f01cfea");
}
