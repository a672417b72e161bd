#include "urn/shares.hpp"

#include <algorithm>
#include <array>

#include "catch.hpp"
#include "gf256.hpp"
#include "shamir.hpp"
#include "urn/key_wrapping.hpp"

namespace {

using urn::Secret;
using urn::Share;
using urn::ShareFault;

Secret bytes(std::initializer_list<int> values) {
    Secret secret(values.size());
    std::ranges::transform(values, secret.bytes().begin(), [](int value) { return std::byte(value); });
    return secret;
}

std::uint8_t first(const Secret& secret) {
    return std::to_integer<std::uint8_t>(secret.bytes()[0]);
}

const urn::ShareFamily kFamily = urn::family_of(urn::PublicKey{});

std::vector<std::string> texts_of(const Secret& key) {
    std::vector<std::string> texts;
    for (const Share& share : urn::split_key(key, kFamily)) texts.push_back(urn::share_text(share));
    return texts;
}

ShareFault fault_of(std::string_view typed) {
    const auto read = urn::read_share(typed);
    REQUIRE(std::holds_alternative<ShareFault>(read));
    return std::get<ShareFault>(read);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char sign : text) {
        if (sign == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += sign;
        }
    }
    return lines;
}

}  // namespace

TEST_CASE("the field is that of AES") {
    CHECK(urn::gf256_multiply(0x57, 0x83) == 0xC1);  // FIPS 197, section 4.2
    CHECK(urn::gf256_multiply(0x57, 0x13) == 0xFE);  // FIPS 197, section 4.2.1
    CHECK(urn::gf256_inverse(0x53) == 0xCA);
    CHECK(urn::gf256_inverse(0) == 0);
    for (unsigned a = 1; a < 256; ++a) {
        const auto element = static_cast<std::uint8_t>(a);
        CHECK(urn::gf256_multiply(element, urn::gf256_inverse(element)) == 1);
        CHECK(urn::gf256_multiply(element, 1) == element);
        CHECK(urn::gf256_multiply(element, 0) == 0);
    }
}

TEST_CASE("two published shares give back their secret") {
    // draft-mcgrew-tss-03, test case 1: secret "test\0", two shares of two, numbers 1 and 2.
    const Secret one = bytes({0xB9, 0xFA, 0x07, 0xE1, 0x85});
    const Secret two = bytes({0xF5, 0x40, 0x9B, 0x45, 0x11});

    CHECK(urn::value_at_zero(1, one, 2, two).text() == std::string_view("test\0", 5));
    CHECK(urn::value_at_zero(2, two, 1, one).text() == std::string_view("test\0", 5));
}

TEST_CASE("any two of three shares rebuild the key and a wrong pairing does not") {
    const Secret key = urn::draw_wrapping_key();
    const Secret other_key = urn::draw_wrapping_key();
    const auto shares = urn::split_key(key, kFamily);
    const auto others = urn::split_key(other_key, kFamily);
    REQUIRE(shares.size() == 3);

    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(shares[i].number == static_cast<int>(i + 1));
        for (std::size_t j = 0; j < 3; ++j) {
            if (i == j) continue;
            CHECK(urn::rebuild_key(shares[i], shares[j]).equals(key));
            CHECK_FALSE(urn::rebuild_key(shares[i], others[j]).equals(key));
            CHECK_FALSE(urn::rebuild_key(shares[i], others[j]).equals(other_key));
        }
    }
}

TEST_CASE("one share alone fits every secret equally well") {
    // For each secret byte there is exactly one slope that gives the share seen, and slopes are drawn evenly.
    for (std::uint8_t number = 1; number <= 3; ++number) {
        for (unsigned secret = 0; secret < 256; secret += 15) {
            std::array<int, 256> seen{};
            for (unsigned slope = 0; slope < 256; ++slope) {
                ++seen[first(urn::point_at(number, bytes({static_cast<int>(secret)}),
                                           bytes({static_cast<int>(slope)})))];
            }
            CHECK(std::ranges::all_of(seen, [](int times) { return times == 1; }));
        }
    }
}

TEST_CASE("the shares of one key are drawn anew each time") {
    const Secret key = urn::draw_wrapping_key();
    const auto once = texts_of(key);
    const auto again = texts_of(key);

    for (std::size_t i = 0; i < 3; ++i) CHECK(once[i] != again[i]);
}

TEST_CASE("a printed share reads back however it is copied") {
    const Secret key = urn::draw_wrapping_key();
    for (const Share& share : urn::split_key(key, kFamily)) {
        const std::string text = urn::share_text(share);
        CHECK(lines_of(text).size() == 4);
        std::string lower = text;
        std::ranges::transform(lower, lower.begin(),
                               [](char c) { return static_cast<char>(std::tolower(c)); });
        std::string one_line = text;
        std::ranges::replace(one_line, '\n', ' ');
        std::string look_alikes = text;
        std::ranges::replace(look_alikes, '0', 'O');
        std::ranges::replace(look_alikes, '1', 'l');
        const std::string spaced = "\n  " + text + "\r\n\n";
        for (const std::string& typed : {text, lower, one_line, look_alikes, spaced}) {
            const auto read = urn::read_share(typed);
            REQUIRE(std::holds_alternative<Share>(read));
            CHECK(std::get<Share>(read).number == share.number);
            CHECK(std::get<Share>(read).family == kFamily);
            CHECK(std::get<Share>(read).value.equals(share.value));
        }
        for (const std::string& line : lines_of(text)) CHECK(urn::is_share_line(line));
    }
}

TEST_CASE("a mistyped share names its line") {
    const std::string text = texts_of(urn::draw_wrapping_key())[1];
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '-' || text[i] == '\n') continue;
        std::string typed = text;
        typed[i] = typed[i] == 'A' ? 'B' : 'A';
        const ShareFault fault = fault_of(typed);
        CHECK(fault.kind == ShareFault::Kind::line_mistyped);
        CHECK(fault.line == static_cast<int>(i / 23 + 1));
        CHECK_FALSE(urn::is_share_line(lines_of(typed)[i / 23]));
    }
    std::string odd = text;
    odd[30] = '?';
    CHECK(fault_of(odd).kind == ShareFault::Kind::odd_sign);
    CHECK(fault_of(odd).line == 2);
}

TEST_CASE("a share cut or put together from others is refused") {
    const auto texts = texts_of(urn::draw_wrapping_key());
    const auto one = lines_of(texts[0]);
    const auto two = lines_of(texts[1]);
    const auto joined = [](const std::string& a, const std::string& b, const std::string& c,
                           const std::string& d) { return a + "\n" + b + "\n" + c + "\n" + d; };

    CHECK(fault_of("").kind == ShareFault::Kind::wrong_length);
    CHECK(fault_of(texts[0].substr(0, 60)).kind == ShareFault::Kind::wrong_length);
    CHECK(fault_of(texts[0] + texts[1]).kind == ShareFault::Kind::wrong_length);
    CHECK(fault_of(std::string(5000, 'A')).kind == ShareFault::Kind::wrong_length);
    CHECK(fault_of(joined(one[0], one[2], one[1], one[3])).kind == ShareFault::Kind::lines_mismatch);
    CHECK(fault_of(joined(one[0], two[1], one[2], one[3])).kind == ShareFault::Kind::lines_mismatch);
}
