#include "reports/plenary_report.hpp"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "catch.hpp"
#include "questionnaires/reader.hpp"
#include "reports/html_page.hpp"
#include "synthetic_survey.hpp"

using namespace reports;
using reports::tests::Job;

namespace {

constexpr const char* kSmallJob = "Méthode de recrutement par simulation (MRS)";

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

const Section* section_of(const ReportModel& report, const std::string& id) {
    const auto found = std::find_if(report.sections.begin(), report.sections.end(),
                                    [&](const Section& section) { return section.id == id; });
    return found == report.sections.end() ? nullptr : &*found;
}

/// The first chart of a kind in a section: a copy, as the report may be a temporary.
template <class Kind>
Kind chart_in(const ReportModel& report, const std::string& section) {
    for (const Block& block : section_of(report, section)->blocks)
        if (const auto* chart = std::get_if<ChartBlock>(&block))
            if (const auto* kind = std::get_if<Kind>(&chart->chart.content)) return *kind;
    throw std::logic_error("no such chart in " + section);
}

/// The cell of one row, whatever its column.
analysis::CodedColumn& column_of(PlenaryWave& wave, const std::string& name) {
    for (auto& column : wave.answers.columns)
        if (column.name == name) return std::get<analysis::CodedColumn>(column.column);
    throw std::logic_error("no column " + name);
}

std::vector<std::size_t> rows_of_job(PlenaryWave& wave, const std::string& job) {
    const auto& column = column_of(wave, "metier");
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < wave.answers.rows; ++row)
        if (column.codes[row] < column.categories.size() && column.categories[column.codes[row]].code == job)
            rows.push_back(row);
    return rows;
}

/// One wave in which MRS has 7 answers; the smallest other group, Encadrement, must be hidden with it.
PlenaryInput with_small_group() {
    PlenaryInput input = tests::synthetic_campaign(2);
    tests::WaveRecipe recipe;
    recipe.label = "T4 2026";
    recipe.seed = 7;
    recipe.jobs = {{"ce", 170, 420}, {"cemp", 250, 640}, {"mrs", 7, 91}, {"enc", 60, 150}, {"sup", 70, 200}};
    recipe.unsaid = 64;
    input.waves.back() = tests::synthetic_wave(recipe);
    return input;
}

PlenaryInput one_wave(std::vector<Job> jobs, std::size_t unsaid = 0) {
    PlenaryInput input;
    input.campaign = "Campagne";
    tests::WaveRecipe recipe;
    recipe.label = "T4 2026";
    recipe.jobs = std::move(jobs);
    recipe.unsaid = unsaid;
    input.waves.push_back(tests::synthetic_wave(recipe));
    return input;
}

}  // namespace

TEST_CASE("a small group and the one that would give it away are masked everywhere") {
    PlenaryInput input = with_small_group();
    // The seven all answer « Oui » to the training question: no other number of the page is that high.
    auto& training = column_of(input.waves.back(), "formation");
    const auto yes = static_cast<std::uint8_t>(training.categories[0].code == "oui" ? 0 : 1);
    const auto small = rows_of_job(input.waves.back(), "mrs");
    for (const std::size_t row : small) training.codes[row] = yes;
    training.codes[small.front()] = static_cast<std::uint8_t>(1 - yes);  // 6 of 7: 86 %

    const ReportModel report = plenary_report(input);
    const std::string html = html_page(report);

    CHECK(count(html, "86\u00A0%") == 0);
    CHECK(count(html, "91</td><td>masqué</td><td>masqué</td>") == 1);   // participation
    CHECK(count(html, "150</td><td>masqué</td><td>masqué</td>") == 1);  // its complement
    CHECK(count(html, "sur 91") == 1);  // the wide drawing says the headcount, never the answers
    for (const auto& row : chart_in<GroupChart>(report, "groupes").rows) {
        CAPTURE(row.label);
        const bool hidden = row.label == kSmallJob || row.label == "Encadrement";
        CHECK((estimate_of(row.reading) == nullptr) == hidden);
        CHECK(row.n.empty() == hidden);
        if (hidden) CHECK(row.difference == Difference::untested);
    }
    CHECK(count(html, "effectif insuffisant ou protection d’un autre groupe") > 0);
}

TEST_CASE("nothing on the page changes when two hidden groups exchange people") {
    PlenaryInput input = with_small_group();
    const std::string before = html_page(plenary_report(input));

    auto& jobs = column_of(input.waves.back(), "metier");
    const auto small = rows_of_job(input.waves.back(), "mrs");
    const auto other = rows_of_job(input.waves.back(), "enc");
    for (std::size_t i = 0; i < small.size(); ++i) std::swap(jobs.codes[small[i]], jobs.codes[other[i]]);
    const std::string exchanged = html_page(plenary_report(input));

    CHECK(exchanged == before);

    // The same exchange with a group that is shown does change the page: the test can fail.
    const auto shown = rows_of_job(input.waves.back(), "ce");
    for (std::size_t i = 0; i < small.size(); ++i) std::swap(jobs.codes[other[i]], jobs.codes[shown[i]]);
    CHECK(html_page(plenary_report(input)) != before);
}

TEST_CASE("the page is the same for any order of the respondents") {
    PlenaryInput input = tests::synthetic_campaign(2);
    const std::string before = html_page(plenary_report(input));

    for (PlenaryWave& wave : input.waves)
        for (auto& column : wave.answers.columns) {
            auto& codes = std::get<analysis::CodedColumn>(column.column).codes;
            std::reverse(codes.begin(), codes.end());
            std::rotate(codes.begin(), codes.begin() + 17, codes.end());
        }

    CHECK(html_page(plenary_report(input)) == before);
}

TEST_CASE("a score is spelt the same in heading and drawing and table") {
    const ReportModel report = plenary_report(tests::synthetic_campaign(4));
    const std::string html = html_page(report);
    const auto profile = chart_in<ProfileChart>(report, "axes");
    for (const ProfileRow& row : profile.rows) {
        const Estimate* shown = estimate_of(row.current);
        REQUIRE(shown != nullptr);
        const std::string score = shown->point.text;
        CAPTURE(row.label, score);
        CHECK(count(html, row.label + "\u00A0: " + score + " sur 100 " + shown->ci->text + "</h3>") == 1);
        CHECK(count(html, row.label + "</th><td>" + score + "</td><td>" + shown->ci->text + "</td>") == 1);
        CHECK(count(html, ">" + score + "</text>") >= 4);  // profile and trend, wide and narrow
    }
}

TEST_CASE("twenty-five answers show scores and little else") {
    const ReportModel report = plenary_report(one_wave({{"ce", 9, 20}, {"cemp", 9, 30}, {"sup", 7, 20}}));
    const std::string html = html_page(report);

    for (const auto& row : chart_in<GroupChart>(report, "groupes").rows)
        CHECK(estimate_of(row.reading) == nullptr);
    CHECK_FALSE(chart_in<GroupChart>(report, "groupes").reference);
    for (const auto& row : chart_in<LikertChart>(report, "questions").rows) {
        CHECK(row.shares.empty());
        CHECK_FALSE(row.favourable);
        if (row.unfavourable) CHECK(row.n == "n\u00A0≥\u00A015");
    }
    for (const auto& row : chart_in<ParticipationChart>(report, "participation").rows)
        CHECK(estimate_of(row.rate) == nullptr);
    for (const auto& row : chart_in<GroupChart>(report, "garanties").rows) {
        CHECK(estimate_of(row.reading) == nullptr);
        CHECK(row.detail.empty());
    }
    CHECK(std::get<Bullets>(section_of(report, "essentiel")->blocks.front()).items.size() == 2);
    CHECK(count(html, "très favorable</th>") > 0);  // the column stays, its cells are masked
    CHECK(section_of(report, "groupes")->finding.find("ne peuvent pas être montrées") != std::string::npos);
}

TEST_CASE("below the threshold the page shows the participation and says why there is no more") {
    const ReportModel report = plenary_report(one_wave({{"ce", 5, 20}, {"cemp", 4, 30}}));

    CHECK(section_of(report, "resultats") != nullptr);
    CHECK(section_of(report, "axes") == nullptr);
    CHECK(section_of(report, "questions") == nullptr);
    CHECK(section_of(report, "paroles") == nullptr);
    CHECK(section_of(report, "participation")->finding.find("9 réponses pour 50 personnes") == 0);
    CHECK(html_page(report).find("nan") == std::string::npos);
}

TEST_CASE("nobody answering is a page too") {
    PlenaryInput input = one_wave({{"ce", 0, 20}});
    input.waves.back().headcounts.clear();
    input.waves.back().strata.clear();
    input.waves.back().open_link = true;
    const ReportModel report = plenary_report(input);
    CHECK(section_of(report, "participation")->finding.find("0 réponses par un lien ouvert") == 0);
    CHECK_FALSE(html_page(report).empty());
}

TEST_CASE("one wave compares with nothing and eight waves make one trend") {
    const ReportModel one = plenary_report(tests::synthetic_campaign(1));
    CHECK(section_of(one, "changements")->finding.find("Première vague") == 0);
    CHECK(section_of(one, "evolution") == nullptr);
    CHECK(chart_in<ProfileChart>(one, "axes").previous_label.empty());

    const ReportModel eight = plenary_report(tests::synthetic_campaign(8));
    const auto& grid = std::get<ChartGrid>(section_of(eight, "evolution")->blocks.back());
    REQUIRE(grid.charts.size() == 6);
    const auto& trend = std::get<TrendChart>(grid.charts.front().chart.content);
    CHECK(trend.waves.size() == 8);
    CHECK(trend.waves.front() == "T1 2025");
    CHECK(trend.series.front().points.size() == 8);
}

TEST_CASE("an earlier wave below the threshold is masked and not compared") {
    PlenaryInput input = tests::synthetic_campaign(2);
    tests::WaveRecipe recipe;
    recipe.label = "T3 2026";
    recipe.jobs = {{"ce", 8, 420}};
    input.waves.front() = tests::synthetic_wave(recipe);

    const ReportModel report = plenary_report(input);

    for (const auto& row : chart_in<ProfileChart>(report, "axes").rows)
        CHECK(row.previous == Reading{Absent{}});
    CHECK(section_of(report, "changements")->finding.find("Aucune comparaison possible") == 0);
}

TEST_CASE("the same answers twice are no change and a rise is one") {
    PlenaryInput input = tests::synthetic_campaign(2);
    input.waves.front() = input.waves.back();
    input.waves.front().label = "T3 2026";
    const ReportModel same = plenary_report(input);
    CHECK(section_of(same, "changements")->finding == "Pas de changement visible depuis T3\u00A02026");
    CHECK(html_page(same).find("Cela ne veut pas dire «\u00A0stable\u00A0»") != std::string::npos);

    const ReportModel moved = plenary_report(tests::synthetic_campaign(4));
    const std::string& finding = section_of(moved, "changements")->finding;
    CHECK(finding.find("score en hausse pour «\u00A0Intensité et temps de travail\u00A0»") !=
          std::string::npos);
    CHECK(finding.find("Exigences émotionnelles") == std::string::npos);
}

TEST_CASE("a scale whose wording changed is not compared") {
    PlenaryInput input = tests::synthetic_campaign(2);
    input.waves.front().questionnaire.pages[0].questions[0].label = "Une autre phrase.";

    const ReportModel report = plenary_report(input);

    const auto rows = chart_in<ProfileChart>(report, "axes").rows;
    CHECK(point_text(rows[0].previous) == "non comparable");
    CHECK(estimate_of(rows[1].previous) != nullptr);
    CHECK(html_page(report).find("dont la rédaction a changé") != std::string::npos);
}

TEST_CASE("a group that is alone is not compared with an empty rest") {
    const ReportModel report = plenary_report(one_wave({{"ce", 200, 420}}));
    const auto rows = chart_in<GroupChart>(report, "groupes").rows;
    REQUIRE(rows.size() == 1);
    CHECK(estimate_of(rows[0].reading) != nullptr);
    CHECK(rows[0].difference == Difference::untested);
}

TEST_CASE("without headcounts nothing is weighted and the page says so") {
    PlenaryInput input = tests::synthetic_campaign(1);
    input.waves[0].headcounts.clear();
    input.waves[0].strata.clear();
    const ReportModel report = plenary_report(input);
    CHECK_FALSE(chart_in<ProfileChart>(report, "axes").weighted);
    CHECK(section_of(report, "participation")->finding ==
          "620 réponses pour 1\u202F500 codes remis, soit 41\u00A0%");
    CHECK(html_page(report).find("sans redressement") != std::string::npos);
}

TEST_CASE("weights and the unweighted score stand side by side") {
    const auto profile = chart_in<ProfileChart>(plenary_report(tests::synthetic_campaign(1)), "axes");
    CHECK(profile.weighted);
    for (const ProfileRow& row : profile.rows) CHECK_FALSE(row.unweighted.empty());
}

TEST_CASE("what people wrote is counted and a few writers are not") {
    PlenaryInput input = tests::synthetic_campaign(1);
    const auto cell = [&input](std::int64_t writers) {
        input.waves[0].writers["opPropos"] = writers;
        const ReportModel report = plenary_report(input);
        return std::get<TableBlock>(section_of(report, "paroles")->blocks.front())
            .table.rows.front()
            .cells.front();
    };
    CHECK(cell(0) == "aucune");
    CHECK(cell(9) == "masqué");
    CHECK(cell(10) == "≈\u00A010");
    CHECK(cell(188) == "≈\u00A0190");
}

TEST_CASE("long labels and markup in texts stay text") {
    PlenaryInput input = tests::synthetic_campaign(2);
    input.campaign = "</title><script>alert(1)</script>";
    for (PlenaryWave& wave : input.waves) {
        wave.questionnaire.pages[0].questions[0].label =
            "<img src=x onerror=alert(1)> & " + std::string(800, 'm');
        wave.questionnaire.lists[2].choices[0].label = "\"><svg onload=alert(1)>";
    }
    const std::string html = html_page(plenary_report(input));
    CHECK(count(html, "<script") == 0);
    CHECK(count(html, "<img") == 0);
    CHECK(count(html, "<svg onload") == 0);
    CHECK(count(html, "{{") == 0);
}

TEST_CASE("the shipped questionnaire fills every section of the page") {
    const auto reading = questionnaires::read_questionnaire(
        VIGIE_SOURCE_DIR "/questionnaires/catalogue/france-travail-pro-ia");
    REQUIRE(reading);
    PlenaryInput input;
    input.campaign = "L’intelligence artificielle dans notre travail";
    input.waves.push_back(tests::even_wave(reading.value().questionnaire, 400, 3));

    const ReportModel report = plenary_report(input);

    const auto charts = [&report](const std::string& id) {
        const auto& blocks = section_of(report, id)->blocks;
        return std::count_if(blocks.begin(), blocks.end(),
                             [](const Block& block) { return std::holds_alternative<ChartBlock>(block); });
    };
    CHECK(chart_in<ProfileChart>(report, "axes").rows.size() == 6);
    CHECK(charts("questions") == 9);
    CHECK(charts("groupes") == 4);
    CHECK(charts("garanties") == 1);
    CHECK(chart_in<ProfileChart>(report, "autres-echelles").rows.size() == 3);
    CHECK(std::get<TableBlock>(section_of(report, "paroles")->blocks.front()).table.rows.size() == 2);
    // « Non concerné » is on no scale: each item keeps five levels, and a base below everybody.
    const auto likert = chart_in<LikertChart>(report, "questions");
    CHECK(likert.levels.size() == 5);
    for (const LikertRow& row : likert.rows) CHECK(row.n.starts_with("n\u00A0≈"));
}
