#include "chance.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "catch.hpp"

// The distributions that the attacks are judged by, against counting every case.

namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

/// How often each value of `count` comes among all the permutations of 0 … n - 1.
template <class Count>
std::map<std::size_t, double> over_permutations(std::size_t n, Count count) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::map<std::size_t, double> times;
    double all = 0.0;
    do {
        times[count(order)] += 1.0;
        all += 1.0;
    } while (std::next_permutation(order.begin(), order.end()));
    for (auto& [value, share] : times) share /= all;
    return times;
}

std::size_t points_fixed(const std::vector<std::size_t>& order) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < order.size(); ++i) count += order[i] == i ? 1U : 0U;
    return count;
}

std::size_t pairs_ordered(const std::vector<std::size_t>& order) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i + 1; j < order.size(); ++j) count += order[i] < order[j] ? 1U : 0U;
    }
    return count;
}

void check_same(const attacks::Chance& chance, const std::map<std::size_t, double>& counted) {
    double below = 0.0;
    for (const auto& [value, share] : counted) {
        CHECK_THAT(chance.at_least(value), WithinAbs(1.0 - below, 1e-12));
        below += share;
        CHECK_THAT(chance.at_most(value), WithinAbs(below, 1e-12));
    }
}

}  // namespace

TEST_CASE("the chance of right pairs and of ordered pairs is that of counting every permutation") {
    for (const std::size_t n : std::vector<std::size_t>{1, 2, 3, 4, 5, 6}) {
        const std::vector<std::size_t> one{n};
        check_same(attacks::right_pairs(one), over_permutations(n, points_fixed));
        check_same(attacks::ordered_pairs(one), over_permutations(n, pairs_ordered));
    }
}

TEST_CASE("units add up") {
    const std::vector<std::size_t> units{3, 1, 4};

    CHECK_THAT(attacks::right_pairs(units).mean(), WithinRel(3.0, 1e-12));
    CHECK_THAT(attacks::right_pairs(units).at_least(8), WithinRel(1.0 / 6.0 / 24.0, 1e-12));
    CHECK_THAT(attacks::ordered_pairs(units).mean(), WithinRel(4.5, 1e-12));
    CHECK_THAT(attacks::ordered_pairs(units).at_least(9), WithinRel(1.0 / 6.0 / 24.0, 1e-12));
}

TEST_CASE("the chances of draws coins and accidents are the textbook's") {
    CHECK_THAT(attacks::right_draws(10, 4, 3).at_least(3), WithinRel(4.0 / 120.0, 1e-10));
    CHECK_THAT(attacks::right_draws(10, 4, 8).at_most(2), WithinRel(6.0 / 45.0, 1e-10));
    CHECK_THAT(attacks::coin_throws(10).at_least(9), WithinRel(11.0 / 1024.0, 1e-10));
    CHECK_THAT(attacks::accidents(1e6, 1e-8).at_least(1), WithinRel(0.00995016625, 1e-6));
    CHECK(attacks::coin_throws(200).range(attacks::kLevel) == std::pair<std::size_t, std::size_t>{66, 134});
}
