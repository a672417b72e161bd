#include "analysis/design_mean.hpp"

#include "analysis/axis_scores.hpp"
#include "analysis/comparison.hpp"
#include "analysis/scale_reliability.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"

#include <iterator>
#include <string>

using namespace analysis;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("design_mean_expected.csv", statistic);
}

struct Survey {
    Answers score;
    Answers x;  ///< the scores of band x only
    Answers y;
    Grouping bands;
    SamplingPlan fpc;
    SamplingPlan weighted;
};

Survey oracle_survey() {
    const std::string csv = tests::read_oracle("design_mean_input.csv");
    const auto columns = tests::number_columns(csv, {"score", "stratum", "weight"});
    Survey survey{columns[0], columns[0], columns[0], tests::grouping(tests::text_column(csv, "band")),
                  {},         {}};
    const double headcounts[] = {120.0, 60.0, 9.0};
    const double sizes[] = {30.0, 21.0, 9.0};
    survey.fpc.headcounts.assign(std::begin(headcounts), std::end(headcounts));
    for (std::size_t row = 0; row < survey.score.size(); ++row) {
        const auto stratum = static_cast<std::size_t>(*columns[1][row]);
        survey.fpc.strata.push_back(stratum);
        survey.fpc.weights.push_back(headcounts[stratum] / sizes[stratum]);
        survey.weighted.weights.push_back(*columns[2][row]);
        (survey.bands.labels[*survey.bands.of_row[row]] == "x" ? survey.y : survey.x)[row].reset();
    }
    return survey;
}

SamplingPlan in_order(const SamplingPlan& plan, const std::vector<std::size_t>& order) {
    return {tests::in_order(plan.weights, order), tests::in_order(plan.strata, order), plan.headcounts};
}

}  // namespace

TEST_CASE("design-based means and differences agree with R survey", "[analysis][oracle]") {
    const Survey survey = oracle_survey();
    for (const std::string name : {"fpc", "weights"}) {
        const SamplingPlan& plan = name == "fpc" ? survey.fpc : survey.weighted;
        CAPTURE(name);
        const auto all = design_mean(survey.score, plan);
        CHECK(all.n == 57);
        CHECK_THAT(all.mean.value(), WithinRel(r(name + " mean"), 1e-13));
        CHECK_THAT(all.se.value(), WithinRel(r(name + " se"), 1e-11));
        CHECK_THAT(all.ci.value().low, WithinRel(r(name + " low"), 1e-11));
        CHECK_THAT(all.ci.value().high, WithinRel(r(name + " high"), 1e-11));
        CHECK_THAT(all.sd.value(), WithinRel(r(name + " sd"), 1e-11));
        CHECK_THAT(design_mean(survey.x, plan).mean.value(), WithinRel(r(name + " x mean"), 1e-13));
        CHECK_THAT(design_mean(survey.x, plan).se.value(), WithinRel(r(name + " x se"), 1e-11));
        const auto difference = design_difference(survey.x, survey.y, plan).value();
        CHECK_THAT(difference.difference, WithinRel(r(name + " difference"), 1e-10));
        CHECK_THAT(difference.se, WithinRel(r(name + " difference se"), 1e-11));
    }
}

TEST_CASE("equal weights give the mean and the standard error of a simple sample", "[analysis][property]") {
    Answers score;
    for (const double value : {3.0, 1.0, 4.0, 1.0, 5.0}) score.emplace_back(value);
    const auto simple = student_mean(answered(score));
    const auto design = design_mean(score, {{2.5, 2.5, 2.5, 2.5, 2.5}, {}, {}});
    CHECK_THAT(design.mean.value(), WithinRel(simple.mean.value(), 1e-14));
    CHECK_THAT(design.se.value(), WithinRel(simple.se.value(), 1e-13));
    CHECK_THAT(design.sd.value(), WithinRel(simple.sd.value(), 1e-13));
    CHECK(design.df.value() == simple.df.value());
}

TEST_CASE("design-based results are the same bits for any order of the rows and any scale of the weights",
          "[analysis][property]") {
    const Survey survey = oracle_survey();
    const auto before = design_mean(survey.x, survey.fpc);
    const auto change = design_difference(survey.x, survey.y, survey.fpc).value();
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const auto order = tests::shuffled_rows(survey.x.size(), seed);
        const auto plan = in_order(survey.fpc, order);
        const auto x = tests::in_order(survey.x, order);
        CHECK(design_mean(x, plan).mean.value() == before.mean.value());
        CHECK(design_mean(x, plan).se.value() == before.se.value());
        CHECK(design_difference(x, tests::in_order(survey.y, order), plan).value().p == change.p);
    }
    SamplingPlan doubled = survey.fpc;
    for (double& weight : doubled.weights) weight *= 4.0;
    CHECK(design_mean(survey.x, doubled).se.value() == before.se.value());
}

TEST_CASE("a census has a mean and no margin of error", "[analysis]") {
    const SamplingPlan census{{}, {0, 0, 1}, {2.0, 1.0}};
    const auto mean = design_mean({1.0, 3.0, 5.0}, census);
    CHECK(mean.mean.value() == 3.0);
    CHECK(mean.se.value() == 0.0);
    CHECK(mean.ci.error().reason == "recensement");
    CHECK(design_difference({1.0, 3.0, {}}, {{}, 3.0, 5.0}, census).error().reason == "recensement");
}

TEST_CASE("a change from a census has the error of the sample alone", "[analysis]") {
    const auto census = design_mean({1.0, 3.0, 5.0}, {{}, {}, {3.0}});
    const auto sample = design_mean({2.0, 4.0, 9.0}, {});
    const auto change = welch_difference(census, sample).value();
    CHECK(change.difference == 2.0);
    CHECK(change.se == sample.se.value());
    CHECK(change.df == sample.df.value());
    CHECK(welch_difference(census, census).error().reason == "recensement");
}

TEST_CASE("a design-based mean says why its precision is unknown", "[analysis]") {
    CHECK(design_mean({{}, {}}, {}).mean.error().reason == "aucune réponse");
    CHECK(design_mean({1.0, 2.0}, {{0.0, 0.0}, {}, {}}).mean.error().reason == "poids tous nuls");
    const auto lonely = design_mean({1.0, 2.0, 3.0}, {{}, {0, 0, 1}, {10.0, 10.0}});
    CHECK(lonely.mean.value() == 2.0);
    CHECK(lonely.se.error().reason == "une strate ne compte qu’une réponse");
    CHECK(design_mean({1.0, {}, {}}, {}).se.error().reason == "une seule réponse");
    CHECK(design_difference({1.0, 1.0, {}, {}}, {{}, {}, 1.0, 1.0}, {}).error().reason == "variance nulle");
}

TEST_CASE("axis scores compare each group with all the others", "[analysis]") {
    const Survey survey = oracle_survey();
    const std::vector<AxisScore> axes{{"Exigences", survey.score}, {"Autonomie", survey.score}};
    const auto points = axis_scores(axes, survey.bands, &survey.fpc);
    REQUIRE(points.size() == 4);
    const bool x_first = survey.bands.labels[0] == "x";
    const auto& x = points[x_first ? 0 : 1];
    CHECK_THAT(x.score.se.value(), WithinRel(r("fpc x se"), 1e-11));
    CHECK_THAT(x.against_rest.value().difference, WithinRel(-r("fpc difference"), 1e-10));
    CHECK_THAT(x.against_rest.value().se, WithinRel(r("fpc difference se"), 1e-11));
    CHECK(points[0].p_bh.value() >= points[0].against_rest.value().p);

    const auto simple = axis_scores(axes, survey.bands);
    CHECK(simple[0].against_rest.value().difference == -simple[1].against_rest.value().difference);
    CHECK(simple[0].score.mean.value() ==
          student_mean(samples_by_group(survey.score, survey.bands)[0]).mean.value());
}

TEST_CASE("an axis interval stops at the ends of the scale and the mean stays", "[analysis]") {
    const auto points = axis_scores({{"Soutien", {0.0, 40.0, 100.0, 90.0}}}, {{"A", "B"}, {0, 0, 1, 1}});
    CHECK(points[0].score.mean.value() == 20.0);
    CHECK(points[0].score.ci.value() == Interval{0.0, 100.0});
    CHECK(points[1].score.ci.value().high == 100.0);
    CHECK(points[1].score.ci.value().low < 95.0);
    CHECK(points[0].against_rest.value().ci.low == -100.0);
}

TEST_CASE("an axis with one group or one answer has no comparison", "[analysis]") {
    const auto alone = axis_scores({{"Soutien", {10.0, 40.0}}}, {{"A"}, {0, 0}});
    CHECK(alone[0].against_rest.error().reason == "aucune réponse");
    CHECK_FALSE(alone[0].p_bh);
    const auto single = axis_scores({{"Soutien", {10.0, 40.0, 50.0}}}, {{"A", "B"}, {0, 1, 1}});
    CHECK_FALSE(single[0].score.ci);
    CHECK_FALSE(single[1].against_rest);
}

TEST_CASE("a weighted comparison gives design-based means and refuses the tests", "[analysis]") {
    const Survey survey = oracle_survey();
    const auto ours = compare(survey.score, survey.bands, &survey.fpc);
    REQUIRE(ours.groups.size() == 2);
    const std::size_t x = ours.groups[0].label == "x" ? 0 : 1;
    CHECK_THAT(ours.groups[x].score.se.value(), WithinRel(r("fpc x se"), 1e-11));
    CHECK_THAT((x == 0 ? -1.0 : 1.0) * ours.pairwise[0].difference.value(),
               WithinRel(r("fpc difference"), 1e-10));
    CHECK(ours.welch.error().reason == "pas de version pondérée");
    CHECK_FALSE(ours.kruskal_wallis);
    CHECK_FALSE(ours.effects.hedges_g);
    CHECK_FALSE(ours.groups[0].median);
}

TEST_CASE("a weighted scale gives design-based means and refuses alpha", "[analysis]") {
    const Survey survey = oracle_survey();
    Scale scale;
    scale.items = {{"a", survey.score}, {"b", survey.score}, {"c", survey.score}};
    const auto ours = scale_reliability(scale, &survey.weighted);
    CHECK_THAT(ours.value().score.se.value(), WithinRel(r("weights se"), 1e-11));
    CHECK_THAT(ours.value().items[1].mean.value(), WithinRel(r("weights mean"), 1e-13));
    CHECK(ours.value().alpha.raw.error().reason == "pas de version pondérée");
    CHECK_FALSE(ours.value().alpha.ci);
    CHECK_FALSE(ours.value().alpha.pairwise);
    CHECK_FALSE(ours.value().omega_total);
    CHECK_FALSE(ours.value().quartiles);
}
