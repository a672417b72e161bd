#include "descending_sort.hpp"

#include "catch.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

TEST_CASE("numbers of any spread are sorted as std::sort does") {
    std::mt19937 random{5};
    const auto size =
        GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{199}, std::size_t{200}, std::size_t{5000});
    const auto spread = GENERATE(0.0, 1e-9, 1.0, 30.0, 600.0);
    CAPTURE(size, spread);
    std::uniform_real_distribution<double> exponent{-spread, 0.0};
    std::vector<double> numbers(size);
    for (double& number : numbers) number = 0.25 * std::exp(exponent(random));
    for (std::size_t i = 0; i + 3 < size; i += 3) numbers[i] = numbers[i + 1];  // ties
    auto expected = numbers;
    std::sort(expected.begin(), expected.end(), std::greater<>{});
    std::vector<double> scratch;
    analysis::sort_descending(numbers, scratch);
    CHECK(numbers == expected);
}
