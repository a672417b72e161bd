#include "drain_watch.hpp"

#include "catch.hpp"

using http::DrainWatch;
using std::chrono::seconds;

namespace {

DrainWatch::Time at(int second) {
    return DrainWatch::Time{} + seconds{1000 + second};
}

}  // namespace

TEST_CASE("Nothing waits so nobody is slow", "[http][drain]") {
    DrainWatch watch{seconds{15}};
    watch.note(0, 0, at(0));
    CHECK_FALSE(watch.deadline());
    CHECK_FALSE(watch.stalled(at(1'000'000)));
}

TEST_CASE("A client that takes nothing is cut after the window", "[http][drain]") {
    DrainWatch watch{seconds{15}};
    watch.note(0, 15'000, at(0));
    CHECK(watch.deadline() == at(15));
    CHECK_FALSE(watch.stalled(at(14)));
    CHECK(watch.stalled(at(15)));
}

TEST_CASE("A trickle does not move the deadline and more answers neither", "[http][drain]") {
    DrainWatch watch{seconds{15}};
    watch.note(0, 15'000, at(0));
    for (int second = 1; second < 15; ++second) {
        watch.note(static_cast<std::uint64_t>(second) * 100, 15'000 * static_cast<std::uint64_t>(second),
                   at(second));
    }
    CHECK(watch.deadline() == at(15));
}

TEST_CASE("A client that keeps taking is never cut", "[http][drain]") {
    DrainWatch watch{seconds{15}};
    for (int second = 0; second < 1000; second += 10) {
        watch.note(static_cast<std::uint64_t>(second) * DrainWatch::kStep / 10, 1, at(second));
        CHECK_FALSE(watch.stalled(at(second)));
    }
}

TEST_CASE("A client that has taken everything begins anew", "[http][drain]") {
    DrainWatch watch{seconds{15}};
    watch.note(0, 10, at(0));
    watch.note(10, 0, at(14));
    watch.note(10, 10, at(100));
    CHECK(watch.deadline() == at(115));
}
