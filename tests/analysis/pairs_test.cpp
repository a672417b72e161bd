#include "analysis/column_roles.hpp"
#include "analysis/comparison.hpp"
#include "analysis/data_file.hpp"
#include "analysis/design.hpp"
#include "analysis/design_ranks.hpp"
#include "analysis/equivalence.hpp"
#include "analysis/share_intervals.hpp"
#include "analysis/studentized_range.hpp"
#include "analysis/trend.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"

#include <cmath>
#include <limits>
#include <string>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("pairs_expected.csv", statistic);
}

struct People {
    Dataset data;
    Answers hours;
    Answers unequal;  ///< hours, without two the same
    Grouping site;
    Grouping job;
};

/// Of drivers_input.csv, those who gave a site.
People people() {
    const std::string csv = tests::read_oracle("drivers_input.csv");
    auto all = read_csv_data(csv, "drivers_input.csv").value();
    const auto site = groups_of(all, "site").value();
    const auto hours = score_of(all, "hours").value();
    std::string kept = "hours,unequal,site,job,w\n";
    const auto text = [&](const char* name) { return tests::text_column(csv, name); };
    const auto hour = text("hours");
    const auto sites = text("site");
    const auto job = text("job");
    const auto weight = text("w");
    std::size_t rank = 0;
    for (std::size_t row = 0; row < all.rows; ++row) {
        if (!site.of_row[row]) continue;
        ++rank;
        kept += hour[row] + "," + std::to_string(*hours[row] + 1e-4 * static_cast<double>(rank)) + "," +
                sites[row] + "," + job[row] + "," + weight[row] + "\n";
    }
    Dataset data = read_csv_data(kept, "kept.csv").value();
    return {data, score_of(data, "hours").value(), score_of(data, "unequal").value(),
            groups_of(data, "site").value(), groups_of(data, "job").value()};
}

}  // namespace

TEST_CASE("the studentised range is that of R", "[analysis][oracle]") {
    for (const std::size_t k : {2U, 3U, 7U, 40U}) {
        const StudentizedRange range{k};
        for (const char* df : {"2", "4", "17.5", "400", "Inf"})
            for (const char* q : {"0.3", "2.2", "4.1", "9"}) {
                const std::string name = std::string{"tukey "} + q + " " + std::to_string(k) + " " + df;
                const double degrees =
                    std::string{df} == "Inf" ? std::numeric_limits<double>::infinity() : std::stod(df);
                CAPTURE(name);
                CHECK_THAT(range.tail(std::stod(q), degrees), WithinAbs(r(name), 1e-9));
            }
    }
    CHECK_THAT(StudentizedRange{3}.quantile(0.95, 12.4),
               WithinRel(r("qtukey 3 12.4"), 1e-4));  // R stops there
    CHECK_THAT(StudentizedRange{9}.tail(StudentizedRange{9}.quantile(0.95, 60.0), 60.0),
               WithinRel(0.05, 1e-10));
}

TEST_CASE("pairs of means are those of R with Games Howell and equivalence", "[analysis][oracle]") {
    const People all = people();
    const Comparison comparison = compare(all.hours, all.site);
    REQUIRE(comparison.pairwise.size() == 3);
    for (const auto& pair : comparison.pairwise) {
        const std::string name = comparison.groups[pair.a].label + " " + comparison.groups[pair.b].label;
        CAPTURE(name);
        const auto& mean = pair.mean_difference.value();
        CHECK(mean.difference == pair.difference.value());
        CHECK_THAT(mean.se, WithinRel(r(name + " se"), 1e-10));
        CHECK_THAT(mean.df, WithinRel(r(name + " df"), 1e-10));
        CHECK_THAT(mean.p, WithinRel(r(name + " p"), 1e-9));
        CHECK_THAT(pair.games_howell.value().p, WithinAbs(r(name + " gh"), 1e-8));
        CHECK_THAT(pair.games_howell.value().ci.low, WithinAbs(r(name + " gh low"), 1e-4));
        const Equivalence test = equivalence_test(mean, 1.5);
        CHECK_THAT(test.p, WithinRel(r(name + " tost"), 1e-9));
        CHECK_THAT(test.ci90.low, WithinRel(r(name + " ci90"), 1e-9));
        CHECK(test.equivalent == (test.ci90.low > -1.5 && test.ci90.high < 1.5));
        CHECK_FALSE(pair.newcombe);
    }
    CHECK_THAT(comparison.brown_forsythe.value().statistic, WithinRel(r("brown forsythe"), 1e-10));
    CHECK_THAT(comparison.brown_forsythe.value().p, WithinRel(r("brown forsythe p"), 1e-9));
    CHECK_FALSE(comparison.rank_test);
}

TEST_CASE("ranks under a design are those of R survey", "[analysis][oracle]") {
    const People all = people();
    const Design design = weighted_design(all.data, "w").value();
    const SamplingPlan plan = sampling_plan(design);
    const auto two = design_rank_test(all.unequal, all.job, plan).value();
    CHECK_THAT(two.statistic, WithinRel(std::pow(r("rank two t"), 2.0), 1e-9));
    CHECK(two.df2 == r("rank two df"));
    CHECK_THAT(two.p, WithinRel(r("rank two p"), 1e-9));
    CHECK_THAT(design_rank_test(all.unequal, all.site, plan).value().p, WithinRel(r("rank three p"), 1e-9));
    const Design strata = post_stratified_design(all.data, "job", {{"agent", 400}, {"cadre", 190}}).value();
    CHECK_THAT(design_rank_test(all.unequal, all.site, sampling_plan(strata)).value().p,
               WithinRel(r("rank strata p"), 1e-9));

    const Comparison weighted = compare(all.hours, all.job, &plan);
    CHECK_THAT(weighted.pairwise[0].mean_difference.value().difference,
               WithinRel(-r("hours job difference"), 1e-9));
    CHECK(weighted.rank_test);
    CHECK_THAT(weighted.pairwise[0].games_howell.error().reason, Contains("pondérée"));

    // equal answers share a rank whatever the order of the rows
    const auto order = tests::shuffled_rows(all.data.rows, 3);
    SamplingPlan shuffled = plan;
    shuffled.weights = tests::in_order(plan.weights, order);
    shuffled.strata = tests::in_order(plan.strata, order);
    const auto again = design_rank_test(tests::in_order(all.hours, order),
                                        {all.site.labels, tests::in_order(all.site.of_row, order)}, shuffled);
    CHECK(again.value().statistic == design_rank_test(all.hours, all.site, plan).value().statistic);
    const Grouping one{{"x"}, std::vector<std::optional<std::size_t>>(all.data.rows, 0)};
    CHECK_FALSE(design_rank_test(all.hours, one, plan));
}

TEST_CASE("shares have the interval of Newcombe between groups and between waves", "[analysis]") {
    Answers yes;
    std::vector<std::string> group;
    for (int i = 0; i < 150; ++i) {
        group.emplace_back(i < 80 ? "1" : "2");
        yes.emplace_back((i < 48 || i >= 150 - 56) ? 1.0 : 0.0);
    }
    const Interval expected = newcombe_difference(0.6, 80.0, 0.8, 70.0).value();
    const auto pair = compare(yes, tests::grouping(group)).pairwise[0];
    CHECK_THAT(pair.newcombe->value().low, WithinAbs(-expected.high, 1e-15));
    CHECK_THAT(pair.newcombe->value().high, WithinAbs(-expected.low, 1e-15));
    const auto change = trend(yes, tests::grouping(group), std::nullopt).changes[0];
    CHECK(change.newcombe->value() == expected);
}
