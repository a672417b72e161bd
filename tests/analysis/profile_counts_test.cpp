#include "analysis/profile_counts.hpp"

#include "catch.hpp"

#include <string>

using namespace analysis;
using Catch::Matchers::Contains;

namespace {

std::string refusal_of(const std::string& text) {
    const auto counts = read_profile_counts(text, "n.csv");
    REQUIRE_FALSE(counts);
    return counts.error().message;
}

std::string hierarchy_refusal(const std::string& text) {
    const auto hierarchy = read_hierarchy(text, "sites.csv", "site");
    REQUIRE_FALSE(hierarchy);
    return hierarchy.error().message;
}

}  // namespace

TEST_CASE("profile counts are read with their dimensions whatever the place of n") {
    const auto counts = read_profile_counts("site;n;job\nLyon;12;MRS\nNice;0;CE\n", "n.csv");
    REQUIRE(counts);
    CHECK(counts.value().dimensions == std::vector<std::string>{"site", "job"});
    CHECK(counts.value().profiles ==
          std::vector<ProfileCounts::Profile>{{{"Lyon", "MRS"}, 12}, {{"Nice", "CE"}, 0}});
    CHECK(counts.value().people() == 12);
}

TEST_CASE("profile counts that are wrong are refused with their line") {
    CHECK_THAT(refusal_of("site,job\nLyon,MRS\n"), Contains("ligne 1") && Contains("« n »"));
    CHECK_THAT(refusal_of("n\n3\n"), Contains("ligne 1") && Contains("dimension"));
    CHECK_THAT(refusal_of("site,n\n"), Contains("n.csv"));
    for (const std::string n : {"-3", "2.5", "douze", "1e3", "99999999999999999999"})
        CHECK_THAT(refusal_of("site,n\nLyon,4\nNice," + n + "\n"), Contains("ligne 3") && Contains(n));
    CHECK_THAT(refusal_of("site,n\nLyon,\n"), Contains("ligne 2") && Contains("vide"));
    CHECK_THAT(refusal_of("site,n\n,4\n"), Contains("ligne 2") && Contains("« site »"));
    CHECK_THAT(refusal_of("site,n\nLyon,4\nLyon,5\n"), Contains("ligne 3") && Contains("ligne 2"));
    CHECK_THAT(refusal_of("site,n\nLyon,10000001\n"), Contains("ligne 2"));
}

TEST_CASE("a hierarchy adds its wider levels to the counts") {
    const auto hierarchy = read_hierarchy("site,direction\nLyon,Est\nNice,Sud\n", "sites.csv", "site");
    REQUIRE(hierarchy);
    const ProfileCounts counts{{"site"}, {{{"Lyon"}, 4}, {{"Nice"}, 5}}};
    const auto wide = widened(counts, hierarchy.value(), "sites.csv");
    REQUIRE(wide);
    CHECK(wide.value().dimensions == std::vector<std::string>{"site", "direction"});
    CHECK(wide.value().profiles[1].values == std::vector<std::string>{"Nice", "Sud"});
    // the level may stand in the counts already, if it says the same
    CHECK(widened(wide.value(), hierarchy.value(), "sites.csv"));

    ProfileCounts other = wide.value();
    other.profiles[0].values[1] = "Nord";
    CHECK_THAT(widened(other, hierarchy.value(), "sites.csv").error().message, Contains("« Nord »"));
    const ProfileCounts more{{"site"}, {{{"Brest"}, 4}}};
    CHECK_THAT(widened(more, hierarchy.value(), "sites.csv").error().message, Contains("« Brest »"));
    const ProfileCounts none{{"job"}, {{{"CE"}, 4}}};
    CHECK_THAT(widened(none, hierarchy.value(), "sites.csv").error().message, Contains("« site »"));
}

TEST_CASE("a hierarchy that is none is refused with its line") {
    CHECK_THAT(hierarchy_refusal("direction,site\nEst,Lyon\n"),
               Contains("ligne 1") && Contains("« direction »"));
    CHECK_THAT(hierarchy_refusal("site\nLyon\n"), Contains("plus large"));
    CHECK_THAT(hierarchy_refusal("site,direction\nLyon,Est\nLyon,Sud\n"), Contains("ligne 3"));
    CHECK_THAT(hierarchy_refusal("site,direction\nLyon,\n"), Contains("ligne 2") && Contains("vide"));
    CHECK_THAT(hierarchy_refusal("site,direction,pole\nLyon,Est,1\nNice,Est,2\n"), Contains("ligne 3"));
}
