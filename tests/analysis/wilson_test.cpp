#include "analysis/wilson.hpp"

#include "catch.hpp"

using namespace analysis;
using Catch::Matchers::WithinRel;

TEST_CASE("Wilson intervals are those of prop.test and of the work addiction study") {
    const auto small = wilson_interval(7.0 / 50.0, 50.0);
    CHECK_THAT(small.value().low, WithinRel(0.069508334270162925, 1e-12));
    CHECK_THAT(small.value().high, WithinRel(0.26186193710585542, 1e-12));
    const auto large = wilson_interval(1287.0 / 16426.0, 16426.0);
    CHECK_THAT(large.value().low, WithinRel(0.0743397848197, 1e-9));
    CHECK_THAT(large.value().high, WithinRel(0.0825601746401, 1e-9));
    CHECK(wilson_interval(0.0, 10.0).value().low == 0.0);
    CHECK_FALSE(wilson_interval(0.0, 0.0));
}
