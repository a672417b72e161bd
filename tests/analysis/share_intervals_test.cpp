#include "analysis/share_intervals.hpp"
#include "analysis/design.hpp"
#include "analysis/frequencies.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "table_data.hpp"

#include <string>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("shares_expected.csv", statistic);
}

void check(const std::string& name, const IntervalOrReason& interval,
           double unit = 1.0) {  // svyglm stops at 1e-8
    CAPTURE(name);
    if (!interval) FAIL(interval.error().reason);
    CHECK_THAT(interval.value().low, WithinAbs(unit * r(name + " low"), 1e-9 * unit));
    CHECK_THAT(interval.value().high, WithinAbs(unit * r(name + " high"), 1e-9 * unit));
}

void check_frequencies(const std::string& name, const Design* design) {
    const auto item = frequencies(tests::schools(), "wide", design);
    REQUIRE(item);
    for (const auto& category : item.value().categories) {
        check(name + " " + category.code + " logit", category.logit, 100.0);
        if (design != nullptr) {
            check(name + " " + category.code + " beta", category.korn_graubard, 100.0);
            CHECK_THAT(category.clopper_pearson.error().reason, Contains("Korn–Graubard"));
        } else {
            CHECK_THAT(category.korn_graubard.error().reason, Contains("Clopper–Pearson"));
        }
        CHECK(category.reliability.level == ShareReliability::Level::reliable);
    }
}

std::string fault_of(double share, double base, double width, double df) {
    const auto found = share_reliability(share, base, Interval{0.0, width}, df);
    CHECK(found.reason.empty() == (found.level == ShareReliability::Level::reliable));
    return (found.level == ShareReliability::Level::review ? "review " : "") + found.reason;
}

}  // namespace

TEST_CASE("exact and Newcombe intervals are those of R", "[analysis][oracle]") {
    for (const int x : {0, 1, 7, 50})
        check("exact " + std::to_string(x) + " of 50", clopper_pearson(x, 50.0));
    check("newcombe 48/80 56/70", newcombe_difference(0.6, 80.0, 0.8, 70.0));
    check("newcombe 0/20 3/25", newcombe_difference(0.0, 20.0, 0.12, 25.0));
    CHECK_FALSE(clopper_pearson(0.0, 0.0));
    CHECK_FALSE(newcombe_difference(0.5, 0.0, 0.5, 3.0));
}

TEST_CASE("intervals of a share under a design are those of R survey", "[analysis][oracle]") {
    check_frequencies("plain", nullptr);
    const Design weighted = weighted_design(tests::schools(), "pw").value();
    check_frequencies("weighted", &weighted);
    const Design strata =
        post_stratified_design(tests::schools(), "stype", {{"E", 4421}, {"H", 755}, {"M", 1018}}).value();
    check_frequencies("strata", &strata);
}

TEST_CASE("a share of nobody or of everybody has an exact interval and no other", "[analysis]") {
    const Dataset data =
        tests::dataset({tests::coded("q", {"a", "a", "a"}), tests::coded("w", {"1", "2", "3"})});
    const auto plain = frequencies(data, "q").value().categories[0];
    CHECK(plain.clopper_pearson.value().high == 100.0);
    CHECK_THAT(plain.logit.error().reason, Contains("erreur type nulle"));
    CHECK(plain.reliability.level == ShareReliability::Level::unreliable);
    const Design design = weighted_design(data, "w").value();
    const auto weighted = frequencies(data, "q", &design).value().categories[0];
    CHECK_THAT(weighted.korn_graubard.error().reason, Contains("erreur type nulle"));
}

TEST_CASE("a share is flagged by its base then its width then its degrees of freedom", "[analysis]") {
    CHECK(fault_of(0.5, 29.0, 0.01, 100.0) == "moins de 30 réponses, ou d’effectif efficace");
    CHECK_THAT(fault_of(0.5, 30.0, 0.30, 100.0), Contains("30 points"));
    CHECK_THAT(fault_of(0.05, 100.0, 0.07, 100.0), Contains("130"));
    CHECK(fault_of(0.05, 100.0, 0.06, 100.0).empty());
    CHECK(fault_of(0.001, 1000.0, 0.05, 100.0).empty());
    CHECK_THAT(fault_of(0.5, 100.0, 0.2, 7.0), Contains("review") && Contains("8 degrés"));
}
