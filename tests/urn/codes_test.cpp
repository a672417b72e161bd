#include "urn/codes.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"
#include "code_check.hpp"

using urn::canonical_code;

namespace {

constexpr std::string_view kSigns = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string without_dashes(std::string code) {
    std::erase(code, '-');
    return code;
}

}  // namespace

TEST_CASE("a drawn code is five groups of the alphabet and reads back as itself") {
    for (const std::string& code : urn::draw_codes(200)) {
        CAPTURE(code);
        REQUIRE(code.size() == 22);
        for (std::size_t i = 0; i < code.size(); ++i) {
            const bool dash_expected = i % 5 == 4;
            CHECK((code[i] == '-') == dash_expected);
            if (!dash_expected) CHECK(kSigns.find(code[i]) != std::string_view::npos);
        }
        CHECK(canonical_code(code) == without_dashes(code));
    }
}

TEST_CASE("drawn codes are distinct and use every sign at every random place") {
    const auto codes = urn::draw_codes(2000);

    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 2000);
    for (std::size_t place = 0; place < 16; ++place) {
        std::set<char> seen;
        for (const std::string& code : codes) seen.insert(without_dashes(code)[place]);
        CHECK(seen.size() == 32);  // a sign is missing with probability 32 * (31/32)^2000 < 1e-25
    }
    CHECK(urn::draw_codes(0).empty());
}

TEST_CASE("every substitution of one sign is caught") {
    for (const std::string& code : urn::draw_codes(50)) {
        const std::string right = without_dashes(code);
        for (std::size_t place = 0; place < right.size(); ++place) {
            for (const char sign : kSigns) {
                std::string wrong = right;
                wrong[place] = sign;
                REQUIRE(canonical_code(wrong).has_value() == (sign == right[place]));
            }
        }
    }
}

TEST_CASE("every exchange of two signs is caught") {
    for (const std::string& code : urn::draw_codes(50)) {
        const std::string right = without_dashes(code);
        for (std::size_t i = 0; i < right.size(); ++i) {
            for (std::size_t j = i + 1; j < right.size(); ++j) {
                std::string wrong = right;
                std::swap(wrong[i], wrong[j]);
                REQUIRE(canonical_code(wrong).has_value() == (right[i] == right[j]));
            }
        }
    }
}

TEST_CASE("every substitution of two signs is caught") {
    // Straight at the check, which is linear: what it does to one code it does to all.
    std::array<urn::Sign, 18> right{19, 4, 0, 31, 7, 7, 22, 10, 1, 30, 16, 2, 25, 9, 13, 5};
    std::ranges::copy(urn::check_signs(std::span(right).first<16>()), right.begin() + 16);
    std::size_t accepted = 0;

    for (std::size_t i = 0; i < right.size(); ++i) {
        for (std::size_t j = i + 1; j < right.size(); ++j) {
            auto wrong = right;
            for (wrong[i] = 0; wrong[i] < 32; ++wrong[i]) {
                for (wrong[j] = 0; wrong[j] < 32; ++wrong[j]) {
                    const auto check = urn::check_signs(std::span(wrong).first<16>());
                    if (check[0] == wrong[16] && check[1] == wrong[17]) ++accepted;
                }
            }
        }
    }

    CHECK(accepted == 18 * 17 / 2);  // the right one, once for each pair of places
}

TEST_CASE("a code may be typed as phones and hurried people type it") {
    // All look-alike pairs at once: 0 and 1 typed as o, O, i, I, l, L; V typed as u.
    const std::string code = "0100-1VV0-1234-5678-08";
    const auto canonical = canonical_code(code);
    REQUIRE(canonical == "01001VV01234567808");

    const auto typed =
        GENERATE(as<std::string>{}, "01001VV01234567808", "oIoO-luU0-I234-5678-o8",
                 "  0100 1vv0\t1234 5678 o8\r\n", "0100–1VV0—1234−5678‑08",
                 "0100\u00A01VV0\u202F1234\u20095678\u300008", "０１００－１ＶＶ０－１２３４－５６７８－０８",
                 "ｏ１００１ｖｕ０１２３４５６７８ｏ８", "\uFEFF0100\u200B-1VV0-1234-\u00AD5678-08\u200E");
    CAPTURE(typed);
    CHECK(canonical_code(typed) == canonical);
}

TEST_CASE("what is not a code is refused") {
    const auto typed =
        GENERATE(as<std::string>{}, "", "-", "0100-1VV0-1234-5678", "0100-1VV0-1234-5678-0",
                 "0100-1VV0-1234-5678-080", "0100-1VV0-1234-5678-09", "0100_1VV0_1234_5678_08",
                 "0100-1VV0-1234-5678-08;", "0100-1VV0-1234-567é-08", "0100-1VV0-1234-567*-08", "\xC3\x28",
                 "0100-1VV0-1234-5678-0\xEF\xBC", "\xE0\x80\xB0\xF0\x9F\x98\x80", "\xFF\xFE");
    CAPTURE(typed);
    CHECK_FALSE(canonical_code(typed));
}

TEST_CASE("a code with a zero byte or without end is refused") {
    CHECK_FALSE(canonical_code(std::string_view("0100-1VV0-1234\0-5678-08", 23)));
    CHECK_FALSE(canonical_code(std::string(100000, ' ')));
    CHECK_FALSE(canonical_code("0100-1VV0-1234-5678-08" + std::string(100000, ' ')));
}

TEST_CASE("a code hash depends on the code and on the secret of the wave") {
    const auto secret = urn::draw_code_secret();
    const auto other_secret = urn::draw_code_secret();
    REQUIRE(secret != other_secret);

    const auto hash = urn::hash_code("01001VV01234567808", secret);

    CHECK(hash == urn::hash_code("01001VV01234567808", secret));
    CHECK(hash != urn::hash_code("01001VV01234567809", secret));
    CHECK(hash != urn::hash_code("01001VV01234567808", other_secret));
}

TEST_CASE("retry receipts differ and each stands for one code in open mode") {
    const auto receipt = urn::draw_retry_receipt();
    const auto other = urn::draw_retry_receipt();

    REQUIRE(receipt != other);
    CHECK(urn::open_mode_code(receipt) == urn::open_mode_code(receipt));
    CHECK(urn::open_mode_code(receipt) != urn::open_mode_code(other));
}
