#include "reports/chart_model.hpp"

#include <string>

#include "catch.hpp"
#include "sample_charts.hpp"

using namespace reports;

namespace {

std::size_t characters(const std::string& text) {
    std::size_t count = 0;
    for (const char byte : text)
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++count;
    return count;
}

}  // namespace

TEST_CASE("a score and a share have one spelling each") {
    CHECK(score_estimate(54.25, analysis::Interval{50.75, 57.55}).point.text == "54,3");
    CHECK(text_of(score_estimate(54.25, analysis::Interval{50.75, 57.55})) == "54,3 [50,8\u202F;\u00A057,6]");
    CHECK(text_of(share_estimate(72.5, std::nullopt)) == "73\u00A0%");
    CHECK(text_of(Absent{}) == "masqué");
    CHECK(interval_text(share_estimate(10.0, std::nullopt)) == "–");
    CHECK(estimate_of(Absent{}) == nullptr);
}

TEST_CASE("a description is one short passage that names the extremes") {
    CHECK(describe(samples::likert()) ==
          "Part de réponses défavorables la plus forte\u00A0: «\u00A0Les alertes, les listes et les scores "
          "me font "
          "garder trop de choses en tête\u00A0», 62\u00A0%\u202F; la plus faible\u00A0: «\u00A0Mon rythme de "
          "travail "
          "me laisse faire de vraies pauses. (+)\u00A0», 22\u00A0%. Une ligne est masquée.");
    CHECK(
        describe(samples::participation()) ==
        "Taux de réponse le plus haut\u00A0: «\u00A0Conseiller ou conseillère entreprise\u00A0», "
        "45\u00A0%\u202F; "
        "le plus bas\u00A0: «\u00A0Autre métier ou fonction support\u00A0», 2\u00A0%\u202F; ensemble\u00A0: "
        "37\u00A0%. Une ligne est masquée.");
    CHECK(describe(samples::trend()) ==
          "Intensité et temps de travail\u00A0: 52,3 [49,9\u202F;\u00A054,7] en T1 2026, puis 61,2 "
          "[59,3\u202F;\u00A063,1] en T4 2026.");
}

TEST_CASE("a description never exceeds 250 characters") {
    for (ChartModel chart : {samples::likert(), samples::groups(), samples::profile(), samples::trend(),
                             samples::trend_of_four(), samples::participation(), samples::likert_small()}) {
        CHECK(characters(describe(chart)) <= 250);
        if (auto* likert = std::get_if<LikertChart>(&chart.content))
            for (LikertRow& row : likert->rows) row.label = std::string(500, 'x') + " é";
        if (auto* trend = std::get_if<TrendChart>(&chart.content))
            for (TrendSeries& series : trend->series) series.label = std::string(500, 'x') + " é";
        CHECK(characters(describe(chart)) <= 250);
        CHECK(characters(describe(chart)) > 20);
    }
}

TEST_CASE("a table has as many cells as columns and masks what the chart masks") {
    for (const ChartModel& chart :
         {samples::likert(), samples::likert_small(), samples::groups(), samples::profile(), samples::trend(),
          samples::trend_of_four(), samples::participation()}) {
        const DataTable table = data_table(chart);
        CHECK(table.caption == chart.title);
        REQUIRE_FALSE(table.rows.empty());
        for (const auto& row : table.rows) {
            CHECK(row.cells.size() + 1 == table.columns.size());
            for (const auto& cell : row.cells) CHECK_FALSE(cell.empty());
        }
    }
    const DataTable groups = data_table(samples::groups());
    CHECK(groups.rows[3].cells == std::vector<std::string>{"n ≥ 30", "≤ 5 %", "–", "non comparé"});
    CHECK(groups.rows[4].cells == std::vector<std::string>{"masqué", "masqué", "–", "–"});
    CHECK(groups.rows.back().header == "Ensemble");
}

TEST_CASE("charts of a series share an axis that holds them") {
    const auto chart = std::get<TrendChart>(samples::trend().content);
    CHECK(shared_axis({chart}) == analysis::Interval{40.0, 70.0});
    CHECK(shared_axis({}) == analysis::Interval{0.0, 100.0});

    TrendChart high{{"T1"}, {{"a", {{score_estimate(99.0, std::nullopt), ""}}}}, 0.0, 100.0};
    CHECK(shared_axis({high}) == analysis::Interval{70.0, 100.0});
    TrendChart low{{"T1"}, {{"a", {{score_estimate(0.0, std::nullopt), ""}}}}, 0.0, 100.0};
    CHECK(shared_axis({low}) == analysis::Interval{0.0, 30.0});
}
