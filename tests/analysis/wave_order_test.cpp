#include "analysis/wave_order.hpp"

#include "catch.hpp"

using namespace analysis;
using Order = std::vector<std::size_t>;

TEST_CASE("waves are in the order of time, however their quarter is written", "[analysis]") {
    CHECK(wave_order({"T1-2026", "T4-2025"}) == Order{1, 0});
    CHECK(wave_order({"T2 2026", "T1 2026", "T4 2025"}) == Order{2, 1, 0});
    CHECK(wave_order({"2026-Q1", "T4\u202f2025", "t2_2026"}) == Order{1, 0, 2});
}

TEST_CASE("waves that are not quarters are ordered as numbers, else as they come", "[analysis]") {
    CHECK(wave_order({"10", "9", "-1.5"}) == Order{2, 1, 0});
    CHECK(wave_order({"b", "10", "9"}) == Order{0, 1, 2});
    CHECK(wave_order({"T5 2025", "T1 2026"}) == Order{0, 1});  // no such quarter: text
    CHECK(wave_order({"Printemps", "Automne", "Hiver"}) ==
          Order{0, 1, 2});  // labels of 1, 2, 3 in an SPSS file
}

TEST_CASE("ordering waves moves each row's wave along and drops unused labels", "[analysis]") {
    const Grouping ordered = in_order_of_time({{"T1 2026", "T2 2026", "T4 2025"}, {0, 2, std::nullopt, 2}});
    CHECK(ordered.labels == std::vector<std::string>{"T4 2025", "T1 2026"});
    CHECK(ordered.of_row == std::vector<std::optional<std::size_t>>{1, 0, std::nullopt, 0});
}
