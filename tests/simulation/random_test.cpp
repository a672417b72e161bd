#include "random.hpp"

#include "catch.hpp"

#include <cmath>

using simulation::Random;

TEST_CASE("a person's random numbers depend on seed and number alone", "[simulation]") {
    Random one{7, 3};
    Random again{7, 3};
    Random neighbour{7, 4};
    Random other_seed{8, 3};

    const double first = one.uniform();

    CHECK(again.uniform() == first);
    CHECK(neighbour.uniform() != first);
    CHECK(other_seed.uniform() != first);
}

TEST_CASE("normal numbers have mean 0 and variance 1", "[simulation]") {
    constexpr int kDraws = 20000;
    double sum = 0.0;
    double squares = 0.0;
    Random random{1, 0};
    for (int i = 0; i < kDraws; ++i) {
        const double z = random.normal();
        sum += z;
        squares += z * z;
    }

    CHECK(std::abs(sum / kDraws) < 4.0 / std::sqrt(kDraws));
    CHECK(std::abs(squares / kDraws - 1.0) < 0.05);
}

TEST_CASE("people beside one another are not alike", "[simulation]") {
    constexpr int kPeople = 5000;
    double products = 0.0;
    for (std::uint64_t i = 0; i < kPeople; ++i) products += Random{1, i}.normal() * Random{1, i + 1}.normal();

    CHECK(std::abs(products / kPeople) < 4.0 / std::sqrt(kPeople));
}

TEST_CASE("a weighted draw follows its weights and never takes a weight of 0", "[simulation]") {
    Random random{5, 0};
    std::vector<int> drawn(3, 0);
    for (int i = 0; i < 9000; ++i) ++drawn[random.weighted({1.0, 2.0, 0.0})];

    CHECK(drawn[2] == 0);
    CHECK(std::abs(drawn[0] - 3000) < 200);
}
