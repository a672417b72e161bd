#include "analysis/multiple_testing.hpp"

#include "catch.hpp"
#include "oracle.hpp"

#include <string>

using namespace analysis;
using Catch::Matchers::WithinRel;

TEST_CASE("Holm and Benjamini-Hochberg agree with R p.adjust", "[analysis][oracle]") {
    const PValues p{0.01, 0.04, 0.03, 0.001, 0.9, 0.04};
    for (std::size_t i = 0; i < p.size(); ++i) {
        const std::string which = " " + std::to_string(i + 1);
        CHECK_THAT(holm(p)[i].value(),
                   WithinRel(tests::oracle_value("comparison_expected.csv", "holm" + which), 1e-13));
        CHECK_THAT(benjamini_hochberg(p)[i].value(),
                   WithinRel(tests::oracle_value("comparison_expected.csv", "bh" + which), 1e-13));
    }
}

TEST_CASE("tests without p-value do not count in the family", "[analysis]") {
    CHECK(holm({0.02, std::nullopt, 0.03}) == PValues{0.04, std::nullopt, 0.04});
    CHECK(benjamini_hochberg({0.02, std::nullopt, 0.03}) == PValues{0.03, std::nullopt, 0.03});
    CHECK(holm({}).empty());
}
