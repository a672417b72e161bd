#include "analysis/frequencies.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"
#include "table_data.hpp"

using namespace analysis;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("tables_expected.csv", statistic);
}

void check_against_r(const Frequencies& ours, const std::string& which) {
    for (const auto& category : ours.categories) {
        CAPTURE(category.code);
        CHECK_THAT(category.percent.value(), WithinRel(r(which + " " + category.code), 1e-12));
        CHECK_THAT(category.wilson.value().low, WithinRel(r(which + " low " + category.code), 1e-12));
        CHECK_THAT(category.wilson.value().high, WithinRel(r(which + " high " + category.code), 1e-12));
    }
}

}  // namespace

TEST_CASE("frequencies agree with R") {
    const auto ours = frequencies(tests::schools(), "stype").value();
    REQUIRE(ours.categories.size() == 3);
    CHECK(ours.n == 200);
    CHECK(ours.base.value() == 200.0);
    CHECK(ours.categories[0].count == 100);
    check_against_r(ours, "frequency");
}

TEST_CASE("weighted frequencies agree with survey and keep their unweighted counts") {
    const Dataset data = tests::schools();
    const auto design = weighted_design(data, "pw").value();
    const auto ours = frequencies(data, "stype", &design).value();
    CHECK(ours.n == 200);
    CHECK(ours.categories[1].count == 50);
    CHECK_THAT(ours.base.value(), WithinRel(r("kish"), 1e-12));
    check_against_r(ours, "weighted frequency");
}

TEST_CASE("percentages are of those who answered and refusals are counted among the missing") {
    const auto ours =
        frequencies(tests::dataset({tests::coded("q", {"1", "2", "", "NA", "2", "NA"})}), "q").value();
    CHECK(ours.n == 3);
    CHECK(ours.missing == 3);
    CHECK(ours.refused == 2);
    CHECK_THAT(ours.categories[1].percent.value(), WithinRel(200.0 / 3.0, 1e-15));
}

TEST_CASE("a weight of two is a row written twice for a percentage") {
    const Dataset weighted =
        tests::dataset({tests::coded("q", {"a", "b", "b"}), tests::coded("w", {"2", "1", "1"})});
    const Dataset twice = tests::dataset({tests::coded("q", {"a", "a", "b", "b"})});
    const auto design = weighted_design(weighted, "w").value();
    CHECK(frequencies(weighted, "q", &design).value().categories[0].percent.value() ==
          frequencies(twice, "q").value().categories[0].percent.value());
}

TEST_CASE("frequencies have the same bits for any order of the rows") {
    const Dataset data = tests::schools();
    const auto at = [](const Dataset& rows) {
        const auto design = weighted_design(rows, "pw").value();
        return frequencies(rows, "wide", &design).value();
    };
    const auto expected = at(data);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const auto other = at(tests::reordered(data, tests::shuffled_rows(data.rows, seed)));
        for (std::size_t i = 0; i < expected.categories.size(); ++i) {
            CHECK(other.categories[i].percent.value() == expected.categories[i].percent.value());
            CHECK(other.categories[i].wilson.value() == expected.categories[i].wilson.value());
        }
    }
}

TEST_CASE("a percentage that does not exist says why") {
    SECTION("nobody answered") {
        Dataset data = tests::dataset({tests::coded("q", {"a", "b"})});
        auto& column = std::get<CodedColumn>(data.columns[0].column);
        column.codes = {CodedColumn::kMissing, CodedColumn::kRefused};
        const auto ours = frequencies(data, "q").value();
        CHECK(ours.n == 0);
        CHECK(ours.categories[0].count == 0);
        CHECK(ours.categories[0].percent.error().reason == "aucune réponse");
        CHECK(ours.categories[0].wilson.error().reason == "aucune réponse");
    }
    SECTION("those who answered weigh nothing") {
        const Dataset data =
            tests::dataset({tests::coded("q", {"a", "b", ""}), tests::coded("w", {"0", "0", "1"})});
        const auto design = weighted_design(data, "w").value();
        CHECK(frequencies(data, "q", &design).value().categories[0].percent.error().reason ==
              "aucun poids positif");
    }
    SECTION("the column is not there") {
        CHECK_FALSE(frequencies(tests::schools(), "rien"));
    }
}

TEST_CASE("the rule of four items at four or more has the interval published") {
    const auto csv = tests::work_addiction_csv();
    if (!csv) {
        WARN("skipped: work-addiction-2016.csv is not beside the project (VIGIE_SHARED)");
        return;
    }
    const auto items =
        tests::number_columns(*csv, {"BWAS1", "BWAS2", "BWAS3", "BWAS4", "BWAS5", "BWAS6", "BWAS7"});
    std::vector<std::string> rule;
    for (std::size_t row = 0; row < items[0].size(); ++row) {
        int high = 0;
        for (const auto& item : items) high += *item[row] >= 4.0 ? 1 : 0;
        rule.push_back(high >= 4 ? "oui" : "non");
    }
    const auto ours = frequencies(tests::dataset({tests::coded("rule", rule)}), "rule").value();
    CHECK(ours.categories[1].count == 1287);
    CHECK_THAT(ours.categories[1].percent.value(), WithinRel(7.83513941313, 1e-11));
    CHECK_THAT(ours.categories[1].wilson.value().low, WithinRel(7.43397848197, 1e-11));
    CHECK_THAT(ours.categories[1].wilson.value().high, WithinRel(8.25601746401, 1e-11));
}
