#include "analysis/cumulative_logit.hpp"
#include "analysis/data_file.hpp"
#include "analysis/model_sample.hpp"
#include "analysis/proportional_odds.hpp"
#include "analysis/relative_importance.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"
#include "table_data.hpp"

#include <string>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("drivers_expected.csv", statistic);
}

Dataset people() {
    auto data = read_data_file(std::string{VIGIE_TEST_DIR} + "/oracles/drivers_input.csv");
    REQUIRE(data);
    return std::move(data).value();
}

ModelSample sample_of(const Dataset& data, const ModelRequest& request, const Design* design = nullptr) {
    auto sample = model_sample(data, request, design);
    if (!sample) FAIL(sample.error().message);
    return std::move(sample).value();
}

const std::vector<std::string> kFactors{"site", "job", "hours", "load", "since"};
const std::vector<std::string> kColumns{"siteNord", "siteSud", "jobcadre", "hours", "load", "since"};

CumulativeLogit fit_of(const ModelSample& sample) {
    auto fit = cumulative_logit(sample);
    if (!fit) FAIL(fit.error().reason);
    return std::move(fit).value();
}

void check_slopes(const std::string& name, const CumulativeLogit& fit, double tolerance,
                  double se_tolerance) {
    for (std::size_t j = 0; j < kColumns.size(); ++j) {
        CAPTURE(name, kColumns[j]);
        const auto test = parameter_test(fit, fit.thresholds.size() + j);
        CHECK_THAT(test.estimate, WithinRel(r(name + " " + kColumns[j]), tolerance));
        CHECK_THAT(test.se.value(), WithinRel(r(name + " " + kColumns[j] + " se"), se_tolerance));
    }
}

std::string reason_of(const Dataset& data, const ModelRequest& request) {
    const auto fit = cumulative_logit(sample_of(data, request));
    return fit ? "" : fit.error().reason;
}

std::string refusal_of(const Dataset& data, const ModelRequest& request) {
    const auto sample = model_sample(data, request);
    return sample ? "" : sample.error().message;
}

}  // namespace

TEST_CASE("a logistic regression is the one of R", "[analysis][oracle]") {
    const ModelSample sample = sample_of(people(), {"leave", kFactors});
    CHECK_FALSE(sample.ordered);
    CHECK(sample.levels == std::vector<std::string>{"non", "oui"});
    CHECK(static_cast<double>(sample.n) == r("logistic n"));
    const CumulativeLogit fit = fit_of(sample);
    check_slopes("logistic", fit, 1e-9, 1e-9);
    CHECK_THAT(-fit.thresholds[0], WithinRel(r("logistic (Intercept)"), 1e-9));
    CHECK_THAT(parameter_test(fit, 0).se.value(), WithinRel(r("logistic (Intercept) se"), 1e-9));
    CHECK_THAT(parameter_test(fit, 4).p.value(), WithinRel(r("logistic hours p"), 1e-8));
    CHECK_THAT(fit.log_likelihood, WithinRel(r("logistic logLik"), 1e-12));
    CHECK_THAT(fit.log_likelihood_null, WithinRel(r("logistic null"), 1e-12));
    CHECK_THAT(mcfadden_r2(fit), WithinRel(r("logistic mcfadden"), 1e-10));
    CHECK_THAT(nagelkerke_r2(fit), WithinRel(r("logistic nagelkerke"), 1e-10));
    CHECK_THAT(joint_test(fit, 0, 2).value().statistic, WithinRel(r("logistic site wald"), 1e-8));
}

TEST_CASE("an ordered regression is the one of R ordinal and its odds are checked after Brant",
          "[analysis][oracle]") {
    const ModelSample sample = sample_of(people(), {"strain", kFactors});
    CHECK(sample.ordered);
    const CumulativeLogit fit = fit_of(sample);
    check_slopes("ordered", fit, 1e-8, 1e-8);
    for (std::size_t k = 0; k < 4; ++k) {
        const std::string name = "ordered " + std::to_string(k + 1) + "|" + std::to_string(k + 2);
        CHECK_THAT(fit.thresholds[k], WithinRel(r(name), 1e-8));
        CHECK_THAT(parameter_test(fit, k).se.value(), WithinRel(r(name + " se"), 1e-8));
    }
    CHECK_THAT(fit.log_likelihood, WithinRel(r("ordered logLik"), 1e-12));
    CHECK_THAT(fit.log_likelihood_null, WithinRel(r("ordered null"), 1e-10));

    const auto odds = brant_test(sample);
    REQUIRE(odds);
    CHECK_THAT(odds.value().test.statistic, WithinRel(r("brant all"), 1e-8));
    CHECK(odds.value().test.df == 18.0);
    CHECK_THAT(odds.value().factors[0].test.statistic, WithinRel(r("brant site"), 1e-8));
    CHECK(odds.value().factors[0].test.df == 6.0);
    CHECK_THAT(odds.value().factors[2].test.statistic, WithinRel(r("brant hours"), 1e-8));
    CHECK_FALSE(brant_test(sample_of(people(), {"leave", kFactors})));
}

TEST_CASE("weights and strata give the linearised errors of R survey", "[analysis][oracle]") {
    const Dataset data = people();
    auto weighted = weighted_design(data, "w");
    REQUIRE(weighted);
    const Design& design = weighted.value();
    const CumulativeLogit logistic = fit_of(sample_of(data, {"leave", kFactors}, &design));
    check_slopes("weighted logistic", logistic, 1e-8, 1e-8);
    CHECK_THAT(logistic.log_likelihood, WithinRel(r("weighted logistic logLik"), 1e-10));
    CHECK_FALSE(likelihood_ratio(logistic, sample_of(data, {"leave", kFactors}, &design)));

    const CumulativeLogit ordered = fit_of(sample_of(data, {"strain", kFactors}, &design));
    check_slopes("survey ordered", ordered, 1e-7,
                 2e-2);  // svyolr differentiates numerically, on complete rows
    CHECK_THAT(ordered.log_likelihood, WithinRel(r("survey ordered logLik"), 1e-10));

    const auto strata = post_stratified_design(data, "job", {{"agent", 400.0}, {"cadre", 190.0}});
    REQUIRE(strata);
    auto equal = strata.value();  // as in survey, where the correction alone was asked for
    const CumulativeLogit fit = fit_of(sample_of(data, {"leave", {"site", "hours", "load"}}, &equal));
    CHECK_THAT(fit.slopes[0], WithinRel(r("strata logistic siteNord"), 1e-8));
    CHECK_THAT(parameter_test(fit, 1).se.value(), WithinRel(r("strata logistic siteNord se"), 1e-8));
    CHECK_THAT(parameter_test(fit, 4).se.value(), WithinRel(r("strata logistic load se"), 1e-8));
}

TEST_CASE("relative importance is that of every subset of factors in R", "[analysis][oracle]") {
    const Dataset data = people();
    const auto design = weighted_design(data, "w");
    REQUIRE(design);
    const auto check = [](const std::string& name, const ModelSample& sample) {
        const auto importance = relative_importance(sample, {0, 1});
        REQUIRE(importance);
        CHECK_THAT(importance.value().r_squared, WithinRel(r(name + " r2"), 1e-10));
        double johnson = 0.0;
        for (const auto& one : importance.value().factors) {
            CAPTURE(name, one.factor);
            CHECK_THAT(one.lmg, WithinRel(r(name + " lmg " + one.factor), 1e-9));
            CHECK_THAT(one.johnson, WithinRel(r(name + " johnson " + one.factor), 1e-9));
            CHECK_THAT(one.lmg_ci.error().reason, Contains("rééchantillons"));
            johnson += one.johnson;
        }
        CHECK_THAT(johnson, WithinRel(importance.value().r_squared, 1e-10));
    };
    check("plain", sample_of(data, {"strain", kFactors}));
    check("weighted", sample_of(data, {"strain", kFactors}, &design.value()));
    check("binary", sample_of(data, {"leave", kFactors}));
}

TEST_CASE("a model forgets the order of the rows and the units of its factors", "[analysis][property]") {
    const Dataset data = people();
    const ModelSample sample = sample_of(data, {"strain", kFactors});
    const auto shuffled = tests::reordered(data, tests::shuffled_rows(data.rows, 7));
    const ModelSample again = sample_of(shuffled, {"strain", kFactors});
    const CumulativeLogit fit = fit_of(sample);
    CHECK(fit.slopes == fit_of(again).slopes);
    CHECK(fit.covariance.value() == fit_of(again).covariance.value());
    const auto one = relative_importance(sample, {60, 5});
    const auto other = relative_importance(again, {60, 5});
    const auto third = relative_importance(sample, {60, 6});
    for (std::size_t j = 0; j < 5; ++j) {
        CHECK(one.value().factors[j].lmg_ci.value() == other.value().factors[j].lmg_ci.value());
        CHECK(one.value().factors[j].johnson_ci.value() == other.value().factors[j].johnson_ci.value());
        CHECK_FALSE(one.value().factors[j].lmg_ci.value() == third.value().factors[j].lmg_ci.value());
        CHECK(one.value().factors[j].lmg_ci.value().low < one.value().factors[j].lmg);
        CHECK(one.value().factors[j].lmg_ci.value().high > one.value().factors[j].lmg);
    }

    ModelSample far = sample;  // a year instead of years since, in other units
    for (AlikePeople& alike : far.alike) alike.x[5] = 2026.0 + 1e-3 * alike.x[5];
    const CumulativeLogit moved = fit_of(far);
    CHECK_THAT(moved.slopes[5], WithinRel(1e3 * fit.slopes[5], 1e-7));
    CHECK_THAT(moved.slopes[0], WithinRel(fit.slopes[0], 1e-7));
    CHECK_THAT(moved.log_likelihood, WithinRel(fit.log_likelihood, 1e-12));

    Design design = weighted_design(data, "w").value();
    const CumulativeLogit weighted = fit_of(sample_of(data, {"strain", kFactors}, &design));
    for (double& weight : design.weights) weight *= 2.0;
    const CumulativeLogit doubled = fit_of(sample_of(data, {"strain", kFactors}, &design));
    CHECK_THAT(doubled.slopes[3], WithinRel(weighted.slopes[3], 1e-9));
    CHECK_THAT(doubled.covariance.value().at(7, 7), WithinRel(weighted.covariance.value().at(7, 7), 1e-9));
    CHECK_THAT(nagelkerke_r2(doubled), WithinRel(nagelkerke_r2(weighted), 1e-9));
}

TEST_CASE("what cannot be fitted says why and names the factor", "[analysis]") {
    const std::vector<std::string> half{"a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b"};
    const std::vector<std::string> mixed{"1", "2", "1", "3", "2", "1", "4", "2", "2", "3", "1", "2"};
    const std::vector<std::string> yes{"n", "o", "n", "o", "n", "o", "o", "o", "o", "o", "o", "o"};
    const std::vector<std::string> same(12, "x");
    std::vector<std::string> twice;
    for (const auto& one : mixed) twice.push_back(std::to_string(2 * std::stoi(one) + 1));
    const std::vector<std::string> rise{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"};
    const std::vector<std::string> late{"n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o", "o"};
    const Dataset data =
        tests::dataset({tests::coded("half", half), tests::coded("mixed", mixed), tests::coded("yes", yes),
                        tests::coded("same", same), tests::coded("twice", twice), tests::coded("rise", rise),
                        tests::coded("late", late),
                        tests::coded("three", {"a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c"})});
    CHECK_THAT(reason_of(data, {"yes", {"half"}}),
               Contains("séparation") && Contains("« b »") && Contains("« half »"));
    CHECK_THAT(reason_of(data, {"late", {"mixed", "rise"}}), Contains("séparation") && Contains("« rise »"));
    CHECK_THAT(reason_of(data, {"yes", {"mixed", "twice"}}),
               Contains("« twice »") && Contains("« mixed »") && Contains("se déduit"));
    CHECK_THAT(reason_of(data, {"yes", {"same"}}), Contains("« same »"));
    CHECK_THAT(reason_of(data, {"same", {"mixed"}}), Contains("« same »"));
    CHECK_THAT(reason_of(data, {"yes", {"rise", "three", "mixed"}, {"rise"}}), Contains("12 personnes"));
    CHECK(reason_of(data, {"mixed", {"rise"}}).empty());
    CHECK_THAT(refusal_of(data, {"three", {"mixed"}}), Contains("« three »") && Contains("3 catégories"));
    CHECK_THAT(refusal_of(data, {"absent", {"mixed"}}), Contains("« absent »"));
    CHECK_THAT(refusal_of(data, {"yes", {"absent"}}), Contains("« absent »"));
    std::vector<std::string> many;
    for (int i = 0; i < 31; ++i) many.push_back(std::to_string(i));
    CHECK_THAT(refusal_of(tests::dataset({tests::coded("y", many), tests::coded("x", many)}), {"y", {"x"}}),
               Contains("« y »") && Contains("31 valeurs"));

    const Dataset slip = tests::dataset({tests::coded("y", {"1", "2", "3", "1", "2", "3"}),
                                         tests::coded("x", {"1", "2", "nsp", "4", "1", "2"}),
                                         tests::coded("b", {"a", "1", "a", "1", "a", "1"})});
    CHECK_THAT(refusal_of(slip, {"y", {"x"}}), Contains("« nsp »") && Contains("--categorical x"));
    CHECK(refusal_of(slip, {"y", {"x"}, {"x"}}).empty());
    CHECK_THAT(refusal_of(slip, {"x", {"y"}}), Contains("« nsp »"));
    CHECK(refusal_of(slip, {"b", {"y"}}).empty());

    const auto brant = brant_test(sample_of(data, {"mixed", {"half"}}));
    CHECK_FALSE(brant);
    CHECK_THAT(brant.error().reason, Contains("coupure"));
}
