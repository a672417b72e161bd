#include "typed_number.hpp"

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "catch.hpp"
#include "value_conversion.hpp"

using namespace questionnaires;

TEST_CASE("a number is read as French people type it", "[questionnaires]") {
    struct Row {
        std::string typed, canonical;
    };
    const Row row = GENERATE(values<Row>({
        {"12", "12"},
        {"007", "7"},
        {"0", "0"},
        {"-0", "0"},
        {"+3", "3"},
        {"-4", "-4"},
        {"\u22124,5", "-4.5"},
        {"7,5", "7.5"},
        {"7.50", "7.5"},
        {"7,", "7"},
        {",5", "0.5"},
        {"-,5", "-0.5"},
        {"12,000", "12"},
        {"1 234", "1234"},
        {"1\u202f234\u00a0567,25", "1234567.25"},
        {"12 345", "12345"},
        {"3,33333333333333", "3.333333333"},
        {"0,0000000001", "0"},
        {"1000000000000000", "1000000000000000"},
        {"-999999999999999,123456789123", "-999999999999999.123456789"},
        {std::string(400, '0') + "5", "5"},
    }));
    CAPTURE(row.typed);

    const auto number = canonical_number(row.typed, NumberKind::decimal);

    REQUIRE(number);
    CHECK(number.value() == row.canonical);
    CHECK(number.value().size() <= kLongestNumber);
    CHECK(canonical_number(number.value(), NumberKind::decimal).value() == row.canonical);
}

TEST_CASE("what is no number is said to be none", "[questionnaires]") {
    const std::string typed = GENERATE(as<std::string>{}, "", "-", ",", "-,", "abc", "12 h", "1e3", "0x10",
                                       "inf", "nan", "1,2,3", "1.234,5", "1 23", "1234 567", "12 34", " 1",
                                       "1 ", "1  234", "--1", "1-", "\u0663", "1\xff", "½");
    CAPTURE(typed);

    const auto number = canonical_number(typed, NumberKind::decimal);

    REQUIRE_FALSE(number);
    CHECK(number.error() == NumberFault::not_a_number);
}

TEST_CASE("an integer has nothing after the comma", "[questionnaires]") {
    CHECK(canonical_number("12,0", NumberKind::integer).value() == "12");
    CHECK(canonical_number("12.00", NumberKind::integer).value() == "12");
    CHECK(canonical_number("1 200", NumberKind::integer).value() == "1200");
    for (const std::string typed : {"7,5", "1.200", "12.000", ",5", "0,0000000000001"}) {
        CAPTURE(typed);
        const auto number = canonical_number(typed, NumberKind::integer);
        REQUIRE_FALSE(number);
        CHECK(number.error() == NumberFault::not_an_integer);
    }
}

TEST_CASE("a number beyond all measure is refused", "[questionnaires]") {
    for (const std::string& typed : {std::string{"1000000000000001"}, std::string{"-99999999999999999"},
                                     std::string{"1000000000000000,5"}, std::string(100000, '9')}) {
        const auto number = canonical_number(typed, NumberKind::decimal);
        REQUIRE_FALSE(number);
        CHECK(number.error() == NumberFault::too_large);
    }
}

TEST_CASE("a computed number has a canonical form of bounded length", "[questionnaires]") {
    CHECK(canonical_number(3.0) == "3");
    CHECK(canonical_number(-0.0) == "0");
    CHECK(canonical_number(-0.0000000001) == "0");
    CHECK(canonical_number(0.1 + 0.2) == "0.3");
    CHECK(canonical_number(-2.5) == "-2.5");
    CHECK(canonical_number(1e15) == "1000000000000000");
    CHECK(canonical_number(1.0 / 3.0) == "0.333333333");
    CHECK_FALSE(canonical_number(1.1e15));
    CHECK_FALSE(canonical_number(std::numeric_limits<double>::infinity()));
    CHECK_FALSE(canonical_number(std::nan("")));

    std::mt19937_64 draw{8};
    std::uniform_real_distribution<double> power{-12.0, 15.0};
    for (int i = 0; i < 2000; ++i) {
        const double value = (draw() % 2 == 0 ? 1.0 : -1.0) * std::pow(10.0, power(draw));
        const std::string text = canonical_number(value).value();
        CAPTURE(value, text);
        REQUIRE(text.size() <= kLongestNumber);
        REQUIRE(canonical_number(text, NumberKind::decimal).value() == text);
        REQUIRE(std::abs(spelled_number(text).value() - value) <= 0.5000001e-9 + 1e-15 * std::abs(value));
    }
}
