#include <algorithm>
#include <cmath>

#include "analysis/distributions.hpp"
#include "catch.hpp"
#include "corrected_difference.hpp"
#include "gated_estimates.hpp"
#include "printed_counts.hpp"
#include "synthetic_survey.hpp"
#include "weighting.hpp"

using namespace reports;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

PlenaryWave wave_of(std::vector<tests::Job> jobs, std::size_t unsaid = 0) {
    tests::WaveRecipe recipe;
    recipe.label = "T4 2026";
    recipe.jobs = std::move(jobs);
    recipe.unsaid = unsaid;
    return tests::synthetic_wave(recipe);
}

std::vector<std::optional<bool>> yes_no(std::size_t yes, std::size_t no) {
    std::vector<std::optional<bool>> has(yes, true);
    has.insert(has.end(), no, false);
    return has;
}

Sampled unweighted(std::size_t rows) {
    PlenaryWave wave;
    wave.answers.rows = rows;
    return sampled(wave, {});
}

}  // namespace

TEST_CASE("counts are rounded to five with halves up") {
    CHECK(rounded_count(0) == 0);
    CHECK(rounded_count(12) == 10);
    CHECK(rounded_count(13) == 15);
    CHECK(about(1187) == "≈\u00A01\u202F185");
}

TEST_CASE("a base never sets a few people apart") {
    const analysis::Threshold k;
    CHECK(printed_base(390, 412, k) == "n\u00A0≈\u00A0390");
    for (std::size_t base = 403; base <= 412; ++base)  // 0 to 9 did not answer: one text for all
        CHECK(printed_base(base, 412, k) == "n\u00A0≥\u00A0400");
    CHECK(printed_base(10, 14, k) == "n\u00A0≥\u00A010");
    CHECK(printed_base(10, 10, k) == "n\u00A0≥\u00A010");
    CHECK(printed_base(12, 22, k) == "n\u00A0≈\u00A010");
}

TEST_CASE("on a small base a share near its end is printed as a bound") {
    const analysis::Threshold k;
    CHECK(bounded_share(100.0, 12, k).text == "≥\u00A090\u00A0%");
    CHECK(bounded_share(91.7, 12, k).text == "≥\u00A090\u00A0%");
    CHECK(bounded_share(0.0, 30, k).text == "≤\u00A05\u00A0%");
    CHECK(bounded_share(94.0, 30, k).text == "94\u00A0%");
    CHECK(bounded_share(100.0, 50, k).text == "100\u00A0%");
    CHECK(estimate_of(printed_share_of(yes_no(12, 0), 12, unweighted(12)))->ci == std::nullopt);
}

TEST_CASE("a share has Wilson's interval on everybody drawn with replacement") {
    // prop.test(7, 50, correct = FALSE)
    const Estimate share = share_of(yes_no(7, 43), unweighted(50));
    CHECK(share.point.text == "14\u00A0%");
    REQUIRE(share.ci);
    // p (1 - p) / V is n - 1 where V has divisor n - 1.
    const auto wilson = [](double p, double n) {
        const double z = 1.959963984540054;
        return 100.0 * (p + z * z / (2 * n) - z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n))) /
               (1 + z * z / n);
    };
    CHECK_THAT(share.ci->bounds.low, WithinAbs(wilson(0.14, 49.0), 1e-9));
    const Estimate none = share_of(yes_no(0, 50), unweighted(50));
    CHECK_THAT(none.ci->bounds.low, WithinAbs(0.0, 1e-9));
    CHECK(none.ci->bounds.high > 5.0);
}

TEST_CASE("strata weigh what the headcounts say") {
    const PlenaryWave wave = wave_of({{"ce", 20, 100}, {"cemp", 30, 60}});
    const Weighting weighting = weighting_of(wave, {});
    REQUIRE(weighting.weighted);
    REQUIRE(weighting.classes() == 2);
    CHECK_THAT(weighting.design.weights.front(), WithinRel(5.0, 1e-12));
    CHECK_THAT(weighting.design.weights.back(), WithinRel(2.0, 1e-12));
    CHECK(weighting.strata[0].label == "Conseiller ou conseillère entreprise");
    CHECK(weighting.strata.back().answered == 0);
}

TEST_CASE("those who did not say keep their place among everybody") {
    const PlenaryWave wave = wave_of({{"ce", 20, 100}, {"cemp", 20, 60}}, 10);
    const Weighting weighting = weighting_of(wave, {});
    // A fifth did not say: strata stand for 80 and 48, the others for 32 of 160.
    CHECK_THAT(weighting.design.weights[0], WithinRel(4.0, 1e-12));
    CHECK_THAT(weighting.design.weights[20], WithinRel(2.4, 1e-12));
    CHECK_THAT(weighting.design.weights[45], WithinRel(3.2, 1e-12));
}

TEST_CASE("hidden strata share one weight") {
    const PlenaryWave wave = wave_of({{"ce", 100, 400}, {"mrs", 4, 90}, {"enc", 12, 30}, {"sup", 40, 80}});
    const Weighting weighting = weighting_of(wave, {});
    CHECK(weighting.classes() == 3);
    CHECK_FALSE(weighting.strata[1].shown);
    CHECK_FALSE(weighting.strata[2].shown);
    CHECK(weighting.class_of(100) == weighting.class_of(104));
    CHECK_THAT(weighting.design.weights[100], WithinRel(120.0 / 16.0, 1e-12));
    for (const auto& stratum : weighting.design.strata) CHECK(stratum.respondents >= 10);
}

TEST_CASE("more answers than people is said and never a negative correction") {
    const PlenaryWave wave = wave_of({{"ce", 50, 30}, {"cemp", 50, 100}});
    const Weighting weighting = weighting_of(wave, {});
    CHECK(weighting.overfull);
    CHECK(*weighting.design.strata[0].population >= 50.0);
    const PlenaryWave without_headcount = wave_of({{"ce", 50, 100}});
    CHECK_FALSE(weighting_of(without_headcount, {}).overfull);
}

TEST_CASE("a stratum without headcount counts among those who did not say") {
    PlenaryWave wave = wave_of({{"ce", 50, 100}, {"cemp", 20, 100}});
    wave.headcounts.pop_back();
    const Weighting weighting = weighting_of(wave, {});
    CHECK(weighting.strata.back().answered == 20);
    CHECK(weighting.classes() == 2);
}

TEST_CASE("no unweighted score where it would tell a few answers with the weighted one") {
    const PlenaryWave wave = wave_of({{"ce", 60, 100}, {"cemp", 60, 400}});
    const Sampled sample = sampled(wave, {});
    analysis::Answers scores(120, 40.0);
    scores[0] = 80.0;
    scores[70] = 60.0;
    CHECK_FALSE(gated_score(scores, sample).unweighted.empty());
    for (std::size_t row = 65; row < 120; ++row)
        scores[row] = std::nullopt;  // five answers are left in the second
    CHECK(estimate_of(gated_score(scores, sample).reading) != nullptr);
    CHECK(gated_score(scores, sample).unweighted.empty());
}

TEST_CASE("a score is masked below the threshold or where it tells what everybody answered") {
    analysis::Answers scores(20);
    for (std::size_t row = 0; row < 9; ++row) scores[row] = 10.0 * static_cast<double>(row);
    CHECK(estimate_of(gated_score(scores, unweighted(20)).reading) == nullptr);
    scores[9] = 50.0;
    CHECK(estimate_of(gated_score(scores, unweighted(20)).reading) != nullptr);
    for (auto& score : scores) score = 75.0;
    CHECK(estimate_of(gated_score(scores, unweighted(20)).reading) == nullptr);
    for (auto& score : scores) score = 100.0;
    scores[0] = 95.0;
    CHECK(estimate_of(gated_score(scores, unweighted(20)).reading) == nullptr);
}

TEST_CASE("a difference alone keeps its interval and one among many has a wider one") {
    analysis::MeanEstimate first{100, 50.0, 10.0, 1.0, 99.0, analysis::Interval{48.0, 52.0}};
    analysis::MeanEstimate second{100, 53.0, 10.0, 1.0, 99.0, analysis::Interval{51.0, 55.0}};
    const double se = std::sqrt(2.0);

    const auto alone = corrected_change(first, second, 1);
    const auto among = corrected_change(first, second, 9);

    REQUIRE(alone);
    CHECK_THAT(alone->ci.low, WithinAbs(3.0 - analysis::t_quantile(0.975, 198.0) * se, 1e-9));
    CHECK_THAT(alone->minimum_detectable, WithinAbs((1.959963984540054 + 0.8416212335729143) * se, 1e-9));
    CHECK(alone->established());
    CHECK_THAT(among->ci.low, WithinAbs(3.0 - analysis::t_quantile(1.0 - 0.025 / 9.0, 198.0) * se, 1e-9));
    CHECK_FALSE(among->established());
}

TEST_CASE("a change is established only as far as its printed interval shows it") {
    CHECK_FALSE(CorrectedDifference{3.0, {0.04, 5.96}, 3.0}.established());
    CHECK(CorrectedDifference{3.0, {0.06, 5.94}, 3.0}.established());
    CHECK(CorrectedDifference{-3.0, {-5.9, -0.1}, 3.0}.established());
    CHECK_FALSE(CorrectedDifference{0.0, {-1.0, 1.0}, 3.0}.established());
}

TEST_CASE("leaders are the highest and those not established below it") {
    analysis::Answers high(40);
    analysis::Answers close(40);
    analysis::Answers low(40);
    for (std::size_t row = 0; row < 40; ++row) {
        const auto noise = static_cast<double>(row % 5);
        high[row] = 60.0 + noise;
        close[row] = 59.9 + static_cast<double>((row + 2) % 5);
        low[row] = 30.0 + noise;
    }
    CHECK(leaders({low, close, high}, unweighted(40)) == std::vector<std::size_t>{2, 1});
    CHECK(leaders({low, analysis::Answers(40)}, unweighted(40)) == std::vector<std::size_t>{0});
    CHECK(leaders({}, unweighted(40)).empty());
}
