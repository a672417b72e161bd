#include "analysis/response_plan.hpp"

#include "catch.hpp"
#include "oracle.hpp"

#include <cmath>
#include <string>

using namespace analysis;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("plan_expected.csv", statistic);
}

}  // namespace

TEST_CASE("answers needed and what they show are those of R", "[analysis][oracle]") {
    const PlanGoal points{PlanGoal::Kind::precision, 5.0, 50.0, true};
    const PlanGoal rare{PlanGoal::Kind::precision, 3.0, std::sqrt(20.0 * 80.0), true};
    const PlanGoal change{PlanGoal::Kind::detection, 5.0, 50.0, true};
    const PlanGoal score{PlanGoal::Kind::detection, 0.2, 0.9, false};
    for (const std::size_t people : {38U, 420U, 1000U, 6194U}) {
        const std::string of = " " + std::to_string(people);
        CAPTURE(people);
        CHECK(static_cast<double>(answers_needed(points, people)) == r("points 5" + of));
        CHECK(static_cast<double>(answers_needed(rare, people)) == r("points 3 at 20" + of));
        CHECK(static_cast<double>(answers_needed(change, people)) == r("detect 5" + of));
        CHECK(static_cast<double>(answers_needed(score, people)) == r("detect .2 sd 0.9" + of));
        const double answers = 0.4 * static_cast<double>(people);
        CHECK_THAT(half_width(points, answers, people).value(), WithinRel(r("width at 0.4" + of), 1e-12));
        CHECK_THAT(detectable_change(score, answers, people).value(),
                   WithinRel(r("seen at 0.4 sd 0.9" + of), 1e-12));
    }
}

TEST_CASE("chances to reach the threshold are the exact tails of R", "[analysis][oracle]") {
    for (const char* response : {"0.15", "0.4", "0.93"})
        CHECK_THAT(chance_at_response(10, 38, std::stod(response)),
                   WithinRel(r(std::string{"binomial 38 "} + response), 1e-12));
    CHECK(chance_at_response(10, 9, 0.9) == 0.0);
    CHECK(chance_at_response(10, 10, 1.0) == 1.0);
    CHECK(chance_at_response(0, 0, 0.5) == 1.0);
    CHECK(static_cast<double>(smallest_group(10, 0.4)) == r("smallest 0.4"));
    CHECK(static_cast<double>(smallest_group(10, 0.07)) == r("smallest 0.07"));
    CHECK(smallest_group(10, 1.0) == 10);
    for (const std::size_t answers : {100U, 400U, 790U})
        CHECK_THAT(chance_at_answers(10, 38, answers, 800),
                   WithinRel(r("hypergeometric " + std::to_string(answers)), 1e-11));
    CHECK(chance_at_answers(10, 38, 9, 800) == 0.0);
    CHECK(chance_at_answers(28, 38, 790, 800) == 1.0);
    CHECK(chance_at_answers(29, 38, 790, 800) < 1.0);
}

TEST_CASE("a plan has its limits at nobody and at everybody", "[analysis]") {
    const PlanGoal points{PlanGoal::Kind::precision, 5.0, 50.0, true};
    CHECK(answers_needed(points, 0) == 0);
    CHECK(answers_needed(points, 1) == 1);
    CHECK(answers_needed(points, 2) == 2);
    CHECK(half_width(points, 40.0, 40).value() == 0.0);
    CHECK_FALSE(half_width(points, 1.5, 40));
    const PlanGoal loose{PlanGoal::Kind::precision, 99.0, 50.0, true};
    CHECK(answers_needed(loose, 1000) == 1);
}
