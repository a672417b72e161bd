#include "questionnaires/result.hpp"

#include <string>

#include "catch.hpp"

using questionnaires::Failure;
using questionnaires::Result;

TEST_CASE("a Result holds a value or an error, never both", "[questionnaires]") {
    const Result<int, std::string> seven{7};
    const Result<int, std::string> refused = Failure{std::string{"too small"}};

    REQUIRE(seven);
    CHECK(seven.value() == 7);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == "too small");
}
