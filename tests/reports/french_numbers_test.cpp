#include "reports/french_numbers.hpp"

#include "catch.hpp"

#include <limits>
#include <stdexcept>

using namespace reports;

TEST_CASE("ties round away from zero on the decimal value") {
    CHECK(fmt_num(72.5, 0) == "73");
    CHECK(fmt_num(2.25, 1) == "2,3");
    CHECK(fmt_num(1.005, 2) == "1,01");
    CHECK(fmt_num(-2.25, 1) == "\u22122,3");
    CHECK(fmt_num(2.2499999, 1) == "2,2");
    CHECK(fmt_num(9.96, 1) == "10,0");
    CHECK(fmt_num(0.05, 1) == "0,1");
}

TEST_CASE("a value that rounds to zero has no sign") {
    CHECK(fmt_num(-0.04, 1) == "0,0");
    CHECK(fmt_points(0.04, 1) == "0,0");
    CHECK(fmt_points(0.25, 1) == "+0,3");
    CHECK(fmt_points(-1.0, 1) == "\u22121,0");
}

TEST_CASE("thousands are set apart by a narrow no-break space") {
    CHECK(fmt_count(999) == "999");
    CHECK(fmt_count(1234) == "1\u202F234");
    CHECK(fmt_count(-1234567) == "\u22121\u202F234\u202F567");
    CHECK(fmt_num(999.95, 1) == "1\u202F000,0");
    CHECK(fmt_n(1412) == "n\u00A0=\u00A01\u202F412");
}

TEST_CASE("shares are rounded from their counts") {
    CHECK(fmt_pct(29, 40) == "73\u00A0%");  // 72.5
    CHECK(fmt_pct(1, 200) == "1\u00A0%");   // 0.5
    CHECK(fmt_pct(0, 7) == "0\u00A0%");
    CHECK(fmt_pct(7, 7) == "100\u00A0%");
    CHECK(fmt_pct(1, 2000, 1) == "0,1\u00A0%");  // 0.05
    CHECK_THROWS_AS(fmt_pct(8, 7), std::invalid_argument);
    CHECK_THROWS_AS(fmt_pct(0, 0), std::invalid_argument);
}

TEST_CASE("intervals and p-values stay on one line") {
    CHECK(fmt_ci(-0.25, 2.6, 1) == "[\u22120,3\u202F;\u00A02,6]");
    CHECK_THROWS_AS(fmt_ci(2, 1, 1), std::invalid_argument);
    CHECK(fmt_p(0.032) == "p\u00A0=\u00A00,032");
    CHECK(fmt_p(0.0009) == "p\u00A0<\u00A00,001");
    CHECK_THROWS_AS(fmt_p(1.5), std::invalid_argument);
    CHECK_THROWS_AS(fmt_num(std::numeric_limits<double>::infinity(), 1), std::invalid_argument);
}
