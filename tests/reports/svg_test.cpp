#include "reports/svg.hpp"

#include <set>
#include <string>
#include <vector>

#include "approval.hpp"
#include "catch.hpp"
#include "sample_charts.hpp"

using namespace reports;

namespace {

struct Sample {
    std::string name;
    ChartModel chart;
};

std::vector<Sample> all_samples() {
    return {{"likert", samples::likert()},
            {"likert-full", samples::likert_full()},
            {"likert-small", samples::likert_small()},
            {"groups", samples::groups()},
            {"profile", samples::profile()},
            {"trend", samples::trend()},
            {"trend-of-four", samples::trend_of_four()},
            {"participation", samples::participation()}};
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("every kind of chart is drawn as approved") {
    for (const Sample& sample : all_samples())
        for (const auto width : {ChartWidth::wide, ChartWidth::narrow}) {
            const std::string name = sample.name + (width == ChartWidth::wide ? "-wide.svg" : "-narrow.svg");
            CAPTURE(name);
            CHECK(tests::is_approved(name, svg(sample.chart, width, "c1").markup()));
        }
}

TEST_CASE("a drawing has a role and a title and a description under its own identifiers") {
    for (const Sample& sample : all_samples()) {
        const std::string markup = svg(sample.chart, ChartWidth::wide, "axes-w").markup();
        CAPTURE(sample.name);
        CHECK(count(markup, "role=\"img\"") == 1);
        CHECK(count(markup, "aria-labelledby=\"axes-w-t axes-w-d\"") == 1);
        CHECK(count(markup,
                    "<title id=\"axes-w-t\">" + Html::escape(sample.chart.title).markup() + "</title>") == 1);
        CHECK(count(markup, "<desc id=\"axes-w-d\">" + Html::escape(describe(sample.chart)).markup()) == 1);
    }
}

TEST_CASE("a drawing holds no style attribute and no script and no reference outside itself") {
    for (const Sample& sample : all_samples()) {
        const std::string markup = svg(sample.chart, ChartWidth::narrow, "x").markup();
        CAPTURE(sample.name);
        CHECK(count(markup, "style=") == 0);
        CHECK(count(markup, "<script") == 0);
        CHECK(count(markup, "href") == 0);
        CHECK(count(markup, "http") == 1);  // the name of the SVG namespace
    }
}

TEST_CASE("a label cannot become markup") {
    ChartModel chart = samples::groups();
    std::get<GroupChart>(chart.content).rows[0].label = "<b onload=\"x\">&";
    chart.title = "</title><script>";

    const std::string markup = svg(chart, ChartWidth::wide, "c").markup();

    CHECK(count(markup, "<b ") == 0);
    CHECK(count(markup, "<script") == 0);
    CHECK(count(markup, "&lt;b onload=&quot;x&quot;&gt;&amp;") > 0);
}

TEST_CASE("every number of a drawing is spelt as in its table") {
    const ChartModel chart = samples::profile();
    const std::string markup = svg(chart, ChartWidth::wide, "c").markup();
    const DataTable table = data_table(chart);

    // 52.25 is a tie: one rounding everywhere.
    CHECK(table.rows[4].cells[0] == "52,3");
    CHECK(count(markup, ">52,3<") == 1);
    CHECK(count(markup, "52,2<") == 0);
    CHECK(table.rows[4].cells[1] == "[50,3\u202F;\u00A054,3]");
    CHECK(count(markup, "[50,3\u202F;\u00A054,3]") == 2);  // beside the dot, and under the pointer
}

TEST_CASE("a chart without rows or with everything masked is drawn") {
    for (const ChartContent& content :
         {ChartContent{LikertChart{}}, ChartContent{GroupChart{}}, ChartContent{TrendChart{}},
          ChartContent{ProfileChart{}}, ChartContent{ParticipationChart{}}}) {
        const std::string markup = svg({"Vide", "", content}, ChartWidth::wide, "c").markup();
        CHECK(count(markup, "nan") == 0);
        CHECK(count(markup, "inf") == 0);
        CHECK(count(markup, "masqués") == 1);  // the description says so
    }
    ChartModel chart = samples::likert();
    for (LikertRow& row : std::get<LikertChart>(chart.content).rows) row = {row.label, "", {}, {}, {}};
    const std::string markup = svg(chart, ChartWidth::narrow, "c").markup();
    CHECK(count(markup, ">masqué</text>") == 4);
    CHECK(count(markup, "nan") == 0);
}

TEST_CASE("very long labels lose no word") {
    ChartModel chart = samples::groups();
    std::string label;
    for (int i = 0; i < 60; ++i) label += "mot" + std::to_string(i) + " ";
    std::get<GroupChart>(chart.content).rows[0].label = label;
    for (const auto width : {ChartWidth::wide, ChartWidth::narrow}) {
        const std::string markup = svg(chart, width, "c").markup();
        for (int i = 0; i < 60; ++i) CHECK(count(markup, "mot" + std::to_string(i)) >= 1);
    }
    CHECK(describe(chart).size() < 400);
}
