#include "analysis/design.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"
#include "table_data.hpp"

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinRel;

namespace {

const std::vector<Headcount> kSchools{{"E", 4421}, {"H", 755}, {"M", 1018}};

double r(const std::string& statistic) {
    return tests::oracle_value("tables_expected.csv", statistic);
}

Answers api00(const Dataset& data) {
    return std::get<NumberColumn>(data.column("api00")->column).values;
}

}  // namespace

TEST_CASE("means under a design are those of survey") {
    const Dataset data = tests::schools();
    SECTION("post-stratified, finite population") {
        const auto design = post_stratified_design(data, "stype", kSchools);
        REQUIRE(design);
        const auto mean = design_mean(api00(data), sampling_plan(design.value()));
        CHECK_THAT(mean.mean.value(), WithinRel(r("stratified.mean"), 1e-6));  // pw is rounded in the data
        CHECK_THAT(mean.se.value(), WithinRel(r("stratified.se"), 1e-6));
        CHECK(mean.df.value() == 197.0);
    }
    SECTION("a domain keeps the rows outside it in the variance") {
        const auto design = post_stratified_design(data, "stype", kSchools);
        REQUIRE(design);
        Answers values = api00(data);
        const auto& wide = std::get<CodedColumn>(data.column("wide")->column);
        for (std::size_t row = 0; row < data.rows; ++row)
            if (wide.categories[wide.codes[row]].code != "No") values[row].reset();
        const auto mean = design_mean(values, sampling_plan(design.value()));
        CHECK_THAT(mean.mean.value(), WithinRel(r("domain.mean"), 1e-6));
        CHECK_THAT(mean.se.value(), WithinRel(r("domain.se"), 1e-6));
    }
    SECTION("weights alone, with replacement") {
        const auto design = weighted_design(data, "pw");
        REQUIRE(design);
        const auto mean = design_mean(api00(data), sampling_plan(design.value()));
        CHECK_THAT(mean.mean.value(), WithinRel(r("weighted.mean"), 1e-12));
        CHECK_THAT(mean.se.value(), WithinRel(r("weighted.se"), 1e-12));
        CHECK_THAT(effective_size(design.value(), std::vector<bool>(data.rows, true)).value(),
                   WithinRel(r("kish"), 1e-12));
    }
}

TEST_CASE("a design mean has the same bits for any order of the rows") {
    const Dataset data = tests::schools();
    const auto mean = [](const Dataset& rows) {
        return design_mean(api00(rows),
                           sampling_plan(post_stratified_design(rows, "stype", kSchools).value()));
    };
    const auto expected = mean(data);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const auto other = mean(tests::reordered(data, tests::shuffled_rows(data.rows, seed)));
        CHECK(other.mean.value() == expected.mean.value());
        CHECK(other.se.value() == expected.se.value());
    }
}

TEST_CASE("a stratum of one respondent has no variance unless it is its whole population") {
    const Dataset data = tests::dataset({tests::coded("site", {"a", "a", "b"})});
    const Answers values{1.0, 2.0, 3.0};
    const auto alone = post_stratified_design(data, "site", {{"a", 5}, {"b", 4}});
    REQUIRE(alone);
    CHECK_FALSE(design_mean(values, sampling_plan(alone.value())).se);
    const auto all = post_stratified_design(data, "site", {{"a", 2}, {"b", 1}});
    REQUIRE(all);
    const auto census = design_mean(values, sampling_plan(all.value()));
    CHECK(census.se.value() == 0.0);
    CHECK(census.ci.error().reason == "recensement");
}

TEST_CASE("faulty weights and headcounts are refused by name") {
    const auto weights = [](std::vector<std::string> cells) {
        return weighted_design(tests::dataset({tests::coded("poids", cells)}), "poids");
    };
    for (const auto& cells :
         std::vector<std::vector<std::string>>{{"1", "-1"}, {"1", "x"}, {"0", "0"}, {"1", ""}}) {
        const auto result = weights(cells);
        REQUIRE_FALSE(result);
        CHECK_THAT(result.error().message, Contains("poids"));
    }
    const Dataset data = tests::dataset({tests::coded("site", {"a", "a", "b"})});
    CHECK_FALSE(weighted_design(data, "absente"));
    const auto missing = post_stratified_design(data, "site", {{"a", 5}});
    REQUIRE_FALSE(missing);
    CHECK_THAT(missing.error().message, Contains("« b »"));
    const auto many = post_stratified_design(data, "site", {{"a", 1}, {"b", 4}});
    REQUIRE_FALSE(many);
    CHECK_THAT(many.error().message, Contains("« a »"));
}

TEST_CASE("weights in strata count respondents by stratum and refuse a row without one") {
    const Dataset data =
        tests::dataset({tests::coded("site", {"b", "a", "b"}), tests::coded("w", {"1", "2", "3"})});
    const auto design = stratified_weighted_design(data, "w", "site").value();
    REQUIRE(design.strata.size() == 2);
    CHECK(design.strata[0].name == "a");
    CHECK(design.strata[1].respondents == 2);
    CHECK_FALSE(design.strata[1].population);
    CHECK(design.stratum == std::vector<std::size_t>{1, 0, 1});
    CHECK(design.weights == std::vector<double>{1.0, 2.0, 3.0});

    Dataset hole = tests::dataset({tests::coded("site", {"b", "", "b"}), tests::coded("w", {"1", "2", "3"})});
    hole.lines = {2, 3, 4};
    CHECK_THAT(stratified_weighted_design(hole, "w", "site").error().message, Contains("« site », ligne 3"));
    CHECK_FALSE(stratified_weighted_design(data, "w", "zone"));
    CHECK_FALSE(stratified_weighted_design(data, "x", "site"));
}
