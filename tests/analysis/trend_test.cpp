#include "analysis/trend.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"

#include <algorithm>
#include <string>

using namespace analysis;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("trend_expected.csv", statistic);
}

struct Quarters {
    Answers score;
    Answers high;
    Grouping waves;
    Grouping sites;
};

Quarters oracle_quarters() {
    const std::string csv = tests::read_oracle("trend_input.csv");
    const auto numbers = tests::number_columns(csv, {"score", "high"});
    return {numbers[0], numbers[1], tests::grouping(tests::text_column(csv, "wave")),
            tests::grouping(tests::text_column(csv, "site"))};
}

}  // namespace

TEST_CASE("a trend over five quarters agrees with R", "[analysis][oracle]") {
    const auto data = oracle_quarters();
    const auto ours = trend(data.score, data.waves, data.sites);
    REQUIRE(ours.waves.size() == 5);
    REQUIRE(ours.changes.size() == 4);
    CHECK(ours.waves[0].label == "T3-2025");
    CHECK(ours.waves[2].label == "T1-2026");
    for (std::size_t i = 0; i < 5; ++i) {
        const std::string which = " " + std::to_string(i + 1);
        CHECK_THAT(ours.waves[i].score.mean.value(), WithinRel(r("mean" + which), 1e-13));
        CHECK_THAT(ours.waves[i].score.se.value(), WithinRel(r("se" + which), 1e-13));
        CHECK_THAT(ours.adjusted.value()[i].mean, WithinRel(r("adjusted" + which), 1e-12));
        if (i == 0) continue;
        const auto& change = ours.changes[i - 1];
        CHECK_THAT(change.difference.value(), WithinRel(r("difference" + which), 1e-11));
        CHECK_THAT(change.welch.value().ci.low, WithinRel(r("low" + which), 1e-11));
        CHECK_THAT(change.welch.value().ci.high, WithinRel(r("high" + which), 1e-11));
        CHECK_THAT(change.welch.value().p, WithinRel(r("p" + which), 1e-10));
        CHECK_THAT(change.p_bh.value(), WithinRel(r("p_bh" + which), 1e-10));
        CHECK_THAT(change.minimum_detectable.value(), WithinRel(r("mdc" + which), 1e-12));
    }
    CHECK_THAT(ours.kitagawa.value().total, WithinRel(r("total"), 1e-10));
    CHECK_THAT(ours.kitagawa.value().composition, WithinRel(r("composition"), 1e-10));
    CHECK_THAT(ours.kitagawa.value().rate, WithinRel(r("rate"), 1e-10));
    CHECK(ours.jonckheere.value().statistic == r("jonckheere"));
    CHECK_THAT(ours.jonckheere.value().z, WithinRel(r("jonckheere z"), 1e-11));
    CHECK_THAT(ours.mann_kendall.value().tau, WithinRel(r("kendall tau"), 1e-13));
    CHECK_THAT(ours.mann_kendall.value().p, WithinRel(r("kendall p"), 1e-12));
    CHECK_THAT(ours.xmr.value().centre, WithinRel(r("centre"), 1e-13));
    CHECK_THAT(ours.xmr.value().moving_range, WithinRel(r("moving_range"), 1e-12));
    CHECK_THAT(ours.xmr.value().lower, WithinRel(r("lower"), 1e-12));
    CHECK_THAT(ours.xmr.value().upper, WithinRel(r("upper"), 1e-12));
    CHECK(ours.cochran_armitage.error().reason == "le score a plus de deux valeurs");

    const auto binary = trend(data.high, data.waves, std::nullopt);
    CHECK_THAT(binary.cochran_armitage.value().statistic, WithinRel(r("cochran_armitage"), 1e-11));
    CHECK_THAT(binary.cochran_armitage.value().p, WithinRel(r("cochran_armitage p"), 1e-10));
    CHECK_FALSE(binary.adjusted);
}

TEST_CASE("the smokers of prop.trend.test and Kendall's series agree with R", "[analysis][oracle]") {
    const auto smokers = cochran_armitage({83, 90, 129, 70}, {86, 93, 136, 82});
    CHECK_THAT(smokers.value().statistic, WithinRel(r("smokers"), 1e-12));
    CHECK_THAT(smokers.value().p, WithinRel(r("smokers p"), 1e-11));
    const auto exact = mann_kendall({3.1, 2.9, 3.4, 3.3, 3.8, 3.7, 4.1});
    CHECK(exact.value().exact);
    CHECK_THAT(exact.value().tau, WithinRel(r("long tau"), 1e-13));
    CHECK_THAT(exact.value().p, WithinRel(r("long p"), 1e-12));
    const auto tied = mann_kendall({3.1, 2.9, 3.1, 3.3, 3.8, 3.3, 4.1});
    CHECK_FALSE(tied.value().exact);
    CHECK_THAT(tied.value().tau, WithinRel(r("tied tau"), 1e-13));
    CHECK_THAT(tied.value().p, WithinRel(r("tied p"), 1e-11));
}

TEST_CASE("a trend gives the same bits for any order of the rows", "[analysis][property]") {
    const auto data = oracle_quarters();
    const auto before = trend(data.score, data.waves, data.sites);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const auto order = tests::shuffled_rows(data.score.size(), seed);
        const auto after = trend(tests::in_order(data.score, order),
                                 {data.waves.labels, tests::in_order(data.waves.of_row, order)},
                                 Grouping{data.sites.labels, tests::in_order(data.sites.of_row, order)});
        CHECK(after.changes[2].welch.value().p == before.changes[2].welch.value().p);
        CHECK(after.adjusted.value()[1].mean == before.adjusted.value()[1].mean);
        CHECK(after.kitagawa.value().rate == before.kitagawa.value().rate);
        CHECK(after.jonckheere.value().z == before.jonckheere.value().z);
    }
}

TEST_CASE("Kitagawa adds up to the change and is all rate when the composition stays",
          "[analysis][property]") {
    const auto data = oracle_quarters();
    const auto ours = trend(data.score, data.waves, data.sites);
    CHECK_THAT(
        ours.kitagawa.value().total,
        WithinAbs(ours.waves.back().score.mean.value() - ours.waves.front().score.mean.value(), 1e-10));
    const auto same =
        trend({1.0, 2.0, 5.0, 8.0}, {{"1", "2"}, {0, 0, 1, 1}}, Grouping{{"A", "B"}, {0, 1, 0, 1}});
    CHECK(same.kitagawa.value().composition == 0.0);
    CHECK(same.kitagawa.value().rate == 5.0);
}

TEST_CASE("raw and adjusted changes may have opposite signs", "[analysis]") {
    // Each site rises by one point while people move to the low site.
    const auto ours =
        trend({80.0, 80.0, 80.0, 20.0, 81.0, 21.0, 21.0, 21.0}, {{"1", "2"}, {0, 0, 0, 0, 1, 1, 1, 1}},
              Grouping{{"A", "B"}, {0, 0, 0, 1, 0, 1, 1, 1}});
    CHECK(ours.changes[0].difference.value() == -29.0);
    CHECK_THAT(ours.adjusted.value()[1].mean - ours.adjusted.value()[0].mean, WithinAbs(1.0, 1e-12));
    CHECK_THAT(ours.kitagawa.value().rate, WithinAbs(1.0, 1e-12));
}

TEST_CASE("a trend says why a figure is missing", "[analysis]") {
    const auto one = trend({1.0, 2.0}, {{"1"}, {0, 0}}, std::nullopt);
    CHECK(one.changes.empty());
    CHECK(one.xmr.error().reason == "au moins deux vagues sont nécessaires");
    CHECK(one.mann_kendall.error().reason == "au moins quatre vagues sont nécessaires");
    CHECK_FALSE(one.jonckheere);

    const auto absent =
        trend({1.0, 2.0, 3.0}, {{"T1 2026", "T2 2026"}, {0, 0, 1}}, Grouping{{"A", "B"}, {0, 1, 0}});
    CHECK(absent.adjusted.error().reason == "aucune réponse de « B » à la vague T2 2026");
    CHECK_FALSE(absent.kitagawa);
    CHECK(absent.changes[0].difference.value() == 1.5);
    CHECK(absent.changes[0].welch.error().reason == "une seule réponse");
    CHECK_FALSE(absent.changes[0].p_bh);
    CHECK_FALSE(absent.changes[0].minimum_detectable);

    const auto constant = trend({3.0, 3.0, 3.0, 3.0}, {{"1", "2"}, {0, 0, 1, 1}}, std::nullopt);
    CHECK(constant.changes[0].difference.value() == 0.0);
    CHECK(constant.changes[0].welch.error().reason == "variance nulle");
    CHECK_FALSE(constant.jonckheere);
    CHECK_FALSE(constant.cochran_armitage);
    CHECK_FALSE(mann_kendall({2.0, 2.0, 2.0, 2.0}));
    CHECK_FALSE(cochran_armitage({3.0, 4.0}, {3.0, 4.0}));
    CHECK(trend({}, {}, std::nullopt).waves.empty());
}

TEST_CASE("weighted means replace the simple ones and unweighted tests refuse", "[analysis]") {
    const auto data = oracle_quarters();
    std::vector<MeanEstimate> means;
    for (std::size_t i = 0; i < data.waves.labels.size(); ++i)
        means.push_back({20, 50.0 + static_cast<double>(i), 5.0, 0.5, 19.0, Interval{49.0, 51.0}});
    const auto ours = trend(data.score, data.waves, data.sites, means);
    CHECK(ours.waves[0].label == data.waves.labels[1]);
    CHECK(ours.waves[0].score.mean.value() == 51.0);
    CHECK_THAT(ours.changes[0].welch.value().se, WithinRel(0.70710678118654752, 1e-14));
    CHECK(ours.jonckheere.error().reason == "pas de version pondérée");
    CHECK_FALSE(ours.adjusted);
}

TEST_CASE("the chart singles out points beyond its limits and long runs", "[analysis]") {
    const auto jump = xmr_chart({10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 25.0}).value();
    CHECK(jump.signals == std::vector<XmrSignal>{{6, XmrSignal::Kind::outside_limits}});
    std::vector<double> shifted(16, 1.0);
    std::fill(shifted.begin() + 8, shifted.end(), 2.0);
    const auto runs = xmr_chart(shifted).value();
    CHECK(std::count_if(runs.signals.begin(), runs.signals.end(),
                        [](const XmrSignal& s) { return s.kind == XmrSignal::Kind::run_of_eight; }) == 2);
    CHECK(xmr_chart({10.0, 11.0, 10.0, 11.0}).value().signals.empty());
}
