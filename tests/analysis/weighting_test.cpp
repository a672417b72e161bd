#include "analysis/bounded_calibration.hpp"
#include "analysis/margin_conflict.hpp"
#include "analysis/margins.hpp"
#include "analysis/raking.hpp"
#include "analysis/representativity.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"
#include "table_data.hpp"

#include <algorithm>
#include <cmath>
#include <string>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("weighting_expected.csv", statistic);
}

struct Survey {
    Dataset data;
    std::vector<double> base;
    std::vector<double> equal;
};

Survey oracle_survey() {
    const std::string csv = tests::read_oracle("weighting_input.csv");
    Survey survey{tests::dataset({tests::coded("site", tests::text_column(csv, "site")),
                                  tests::coded("job", tests::text_column(csv, "job")),
                                  tests::coded("age", tests::text_column(csv, "age"))}),
                  {},
                  {}};
    const auto numbers = tests::number_columns(csv, {"base"});
    for (const auto& weight : numbers[0]) survey.base.push_back(*weight);
    survey.equal.assign(survey.base.size(), 1.0);
    return survey;
}

std::vector<Margin> oracle_margins() {
    return {{"site", {{"Est", 300}, {"Nord", 320}, {"Ouest", 210}, {"Sud", 170}}},
            {"job", {{"1", 420}, {"2", 380}, {"3", 200}}},
            {"age", {{"j", 390}, {"m", 333}, {"v", 277}}}};
}

MarginSample sample_of(const Dataset& data, const std::vector<double>& start, std::vector<Margin> margins) {
    auto sample = margin_sample(data, start, std::move(margins), "marges.csv");
    REQUIRE(sample);
    return std::move(sample).value();
}

void check_against_r(const std::string& name, const MarginSample& sample, const std::vector<double>& weights,
                     double tolerance) {
    CAPTURE(name);
    for (std::size_t row = 0; row < 30; ++row)
        CHECK_THAT(weights[sample.profile_of_row[row]],
                   WithinRel(r(name + " row " + std::to_string(row + 1)), tolerance));
    const WeightSpread spread = weight_spread(sample, weights);
    CHECK_THAT(spread.deff, WithinRel(r(name + " deff"), tolerance));
    CHECK_THAT(spread.n_effective, WithinRel(r(name + " n_eff"), tolerance));
    CHECK_THAT(spread.min, WithinRel(r(name + " min"), tolerance));
    CHECK_THAT(spread.max, WithinRel(r(name + " max"), tolerance));
}

Dataset pairs(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return tests::dataset({tests::coded("a", a), tests::coded("b", b)});
}

std::string conflict_of(const Dataset& data, std::vector<Margin> margins) {
    const auto sample = sample_of(data, std::vector<double>(data.rows, 1.0), std::move(margins));
    return margin_conflict(sample).value_or("");
}

}  // namespace

TEST_CASE("raked trimmed and bounded weights are those of R survey", "[analysis][oracle]") {
    const Survey survey = oracle_survey();
    const MarginSample equal = sample_of(survey.data, survey.equal, oracle_margins());
    const MarginSample based = sample_of(survey.data, survey.base, oracle_margins());
    CHECK_FALSE(margin_conflict(equal));
    const auto raked = rake(equal);
    CHECK(raked.converged);
    check_against_r("equal", equal, raked.by_profile, 1e-8);
    check_against_r("based", based, rake(based).by_profile, 1e-8);

    const MarginSample post = sample_of(survey.data, survey.equal, {oracle_margins()[0]});
    const auto stratified = rake(post);
    CHECK(stratified.iterations == 1);
    check_against_r("post", post, stratified.by_profile, 1e-13);

    const TrimmedWeights trimmed = rake_trimmed(based, 2.6);
    CHECK(trimmed.weights.converged);
    CHECK_THAT(trimmed.cap, WithinRel(r("trimmed cap"), 1e-6));
    CHECK(trimmed.trimmed > 0);
    check_against_r("trimmed", based, trimmed.weights.by_profile, 1e-6);
    CHECK(largest_gap(based, trimmed.weights.by_profile).relative <= 1e-10);

    const auto bounded = calibrate_within(equal, {0.45, 2.4});
    CHECK(bounded.converged);
    check_against_r("bounded", equal, bounded.by_profile, 1e-8);
    check_against_r("bounded based", based, calibrate_within(based, {0.45, 2.4}).by_profile, 1e-8);
}

TEST_CASE("raking keeps raked weights and forgets the scale and the order of the rows",
          "[analysis][property]") {
    const Survey survey = oracle_survey();
    const MarginSample sample = sample_of(survey.data, survey.base, oracle_margins());
    const auto raked = rake(sample);
    const auto again = rake(sample, raked.by_profile);
    CHECK(again.iterations == 1);
    for (std::size_t p = 0; p < raked.by_profile.size(); ++p)
        CHECK_THAT(again.by_profile[p], WithinRel(raked.by_profile[p], 1e-9));

    auto thrice = survey.base;
    for (double& weight : thrice) weight *= 3.0;
    const auto scaled = sample_of(survey.data, thrice, oracle_margins());
    const auto order = tests::shuffled_rows(survey.data.rows, 5);
    const auto moved = sample_of(tests::reordered(survey.data, order), tests::in_order(survey.base, order),
                                 oracle_margins());
    const auto of_moved = rake(moved);
    for (std::size_t row = 0; row < order.size(); ++row) {
        CHECK(of_moved.by_profile[moved.profile_of_row[row]] ==
              raked.by_profile[sample.profile_of_row[order[row]]]);
        CHECK_THAT(rake(scaled).by_profile[scaled.profile_of_row[order[row]]],
                   WithinRel(of_moved.by_profile[moved.profile_of_row[row]], 1e-12));
        if (row > 20) break;
    }
    const auto bounded = calibrate_within(sample, {0.4, 3.0}).by_profile;
    const auto bounded_moved = calibrate_within(moved, {0.4, 3.0}).by_profile;
    CHECK(bounded == bounded_moved);
}

TEST_CASE("margins that contradict each other are named by their categories", "[analysis]") {
    const Dataset blocked = pairs({"x", "x", "y", "y", "z"}, {"1", "1", "2", "2", "1"});
    CHECK_THAT(
        conflict_of(blocked, {{"a", {{"x", 60}, {"y", 30}, {"z", 10}}}, {"b", {{"1", 50}, {"2", 50}}}}),
        Contains("« a » « x », « z » (cible 70)") && Contains("« b » « 1 » (cible 50)"));
    CHECK(conflict_of(blocked, {{"a", {{"x", 40}, {"y", 50}, {"z", 10}}}, {"b", {{"1", 50}, {"2", 50}}}})
              .empty());
    // x fills 1 alone: the two others of 1 would have to weigh nothing.
    const Dataset tight = pairs({"x", "y", "y", "y"}, {"1", "1", "2", "2"});
    CHECK_THAT(conflict_of(tight, {{"a", {{"x", 50}, {"y", 50}}}, {"b", {{"1", 50}, {"2", 50}}}}),
               Contains("peser zéro"));
    CHECK(conflict_of(tight, {{"a", {{"x", 49}, {"y", 51}}}, {"b", {{"1", 50}, {"2", 50}}}}).empty());
}

TEST_CASE("what cannot be reached is not converged and says which category", "[analysis]") {
    const Dataset data = pairs({"x", "x", "y", "y"}, {"1", "2", "1", "2"});
    const std::vector<double> equal(4, 1.0);
    const std::vector<Margin> margins{{"a", {{"x", 90}, {"y", 10}}}, {"b", {{"1", 50}, {"2", 50}}}};
    const MarginSample sample = sample_of(data, equal, margins);
    const auto narrow = calibrate_within(sample, {0.5, 1.5});
    CHECK_FALSE(narrow.converged);
    CHECK_THAT(narrow.problem, Contains("« x »") && Contains("1,8") && Contains("--bounds"));
    // each category is within reach, both together are not
    const Dataset few = pairs({"x", "x", "y", "y"}, {"1", "1", "1", "2"});
    const auto both = calibrate_within(
        sample_of(few, equal, {{"a", {{"x", 32}, {"y", 68}}}, {"b", {{"1", 42.6}, {"2", 57.4}}}}),
        {0.5, 2.3});
    CHECK_FALSE(both.converged);
    CHECK_THAT(both.problem, Contains("--bounds"));

    const auto trimmed =
        rake_trimmed(sample_of(pairs({"x", "y", "y", "y"}, {"1", "1", "1", "1"}), equal, {margins[0]}), 2.0);
    CHECK_FALSE(trimmed.weights.converged);
    CHECK_THAT(trimmed.weights.problem, Contains("--trim"));

    const auto empty =
        empty_categories(sample_of(data, equal, {{"a", {{"x", 40}, {"y", 30}, {"z", 30}, {"none", 0}}}}));
    REQUIRE(empty.size() == 1);
    CHECK(empty[0].category == "z");
    // somebody whose starting weight is zero does not fill a category
    CHECK(empty_categories(sample_of(data, {0, 0, 1, 1}, {margins[0]})).size() == 1);
}

TEST_CASE("the R indicator is the closed form of the response rates", "[analysis][oracle]") {
    const Survey survey = oracle_survey();
    const MarginSample one = sample_of(
        survey.data, survey.equal, {{"site", {{"Est", 600}, {"Nord", 320}, {"Ouest", 210}, {"Sud", 170}}}});
    const auto found = representativity(one, rake(one).by_profile);
    REQUIRE(found);
    CHECK_THAT(found.value().response_rate, WithinRel(r("rate"), 1e-14));
    CHECK_THAT(found.value().r, WithinRel(r("one R"), 1e-12));
    CHECK_THAT(found.value().partial[0].value, WithinRel(r("one P"), 1e-12));
    for (const auto& category : found.value().partial[0].categories)
        CHECK_THAT(category.value, WithinRel(r("one P " + category.name), 1e-12));
    const MarginSample three = sample_of(survey.data, survey.equal, oracle_margins());
    CHECK_THAT(representativity(three, rake(three).by_profile).value().r, WithinRel(r("three R"), 1e-8));

    const MarginSample even =
        sample_of(pairs({"x", "x", "y"}, {"1", "1", "1"}), {1, 1, 1}, {{"a", {{"x", 14}, {"y", 7}}}});
    CHECK_THAT(representativity(even, rake(even).by_profile).value().r, WithinAbs(1.0, 1e-9));
}

TEST_CASE("the R indicator does not exist without headcounts", "[analysis]") {
    const Dataset data = pairs({"x", "x", "y"}, {"1", "1", "1"});
    const auto reason = [&](const std::vector<double>& start, double x, double y) {
        const auto sample = sample_of(data, start, {{"a", {{"x", x}, {"y", y}}}});
        const auto found = representativity(sample, rake(sample).by_profile);
        return found ? std::string{} : found.error().reason;
    };
    CHECK(reason({1, 1, 1}, 10, 20).empty());
    CHECK_THAT(reason({1, 1, 1}, 0.4, 0.6), Contains("parts"));
    CHECK_THAT(reason({1, 1, 1}, 40, 60), Contains("effectifs"));
    CHECK_THAT(reason({1, 2, 1}, 10, 20), Contains("poids de départ"));
    CHECK_THAT(reason({1, 1, 1}, 1, 20), Contains("plus de répondants") && Contains("« x »"));
}
