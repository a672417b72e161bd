#include "notices.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using http::Notices;
using namespace std::chrono_literals;

TEST_CASE("Pages that fail are told once a minute with how many were passed over", "[http][notices]") {
    std::vector<std::string> lines;
    Notices notices{[&lines](const std::string& line) { lines.push_back(line); }};
    const Notices::Time start{1000h};

    notices.page_failed(start);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].rfind("Erreur interne : une page n’a pas pu être préparée ; ", 0) == 0);

    for (int i = 0; i < 59; ++i) notices.page_failed(start + i * 1s);
    CHECK(lines.size() == 1);
    notices.page_failed(start + 60s);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].rfind("Erreur interne : 60 pages n’ont pas pu être préparées", 0) == 0);
    notices.page_failed(start + 121s);
    CHECK(lines.size() == 3);
}

TEST_CASE("Without anybody to tell nothing is told", "[http][notices]") {
    Notices notices{nullptr};

    notices.say("personne n’écoute");
    notices.page_failed(Notices::Time{});
}
