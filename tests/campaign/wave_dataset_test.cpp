#include "campaign/wave_dataset.hpp"

#include <algorithm>

#include "analysis/column_roles.hpp"
#include "catch.hpp"
#include "small_campaign.hpp"

namespace {

using analysis::CodedColumn;
using campaign::Campaign;
using Catch::Matchers::Contains;
using questionnaires::AnswerSheet;
using tests::refusal_of;
using tests::TemporaryFolder;
using tests::write_content;

/// The rows of a coded column as texts: the label, « - » when missing, « NA » when declined; sorted.
std::vector<std::string> sorted_labels(const analysis::Dataset& dataset, std::string_view name) {
    const auto* column = dataset.column(name);
    REQUIRE(column != nullptr);
    const auto& coded = std::get<CodedColumn>(column->column);
    REQUIRE(coded.codes.size() == dataset.rows);
    std::vector<std::string> labels;
    for (const auto code : coded.codes) {
        labels.push_back(code == CodedColumn::kMissing   ? "-"
                         : code == CodedColumn::kRefused ? "NA"
                                                         : coded.categories.at(code).label);
    }
    std::sort(labels.begin(), labels.end());
    return labels;
}

std::vector<std::optional<double>> sorted_numbers(const analysis::Dataset& dataset, std::string_view name) {
    const auto* column = dataset.column(name);
    REQUIRE(column != nullptr);
    auto values = std::get<analysis::NumberColumn>(column->column).values;
    REQUIRE(values.size() == dataset.rows);
    std::sort(values.begin(), values.end());
    return values;
}

void collect_and_tally(Campaign& campaign, const TemporaryFolder& folder, std::string_view wave,
                       const std::vector<AnswerSheet>& sheets) {
    tests::collect(campaign, wave, sheets);
    campaign.tally(wave, folder / "c.key");
}

std::vector<AnswerSheet> varied_sheets() {
    AnswerSheet several = tests::simple_sheet("5", "1", "enc");
    several["m1"].codes = {"b"};
    several["r1"].codes = {"y", "x", "z"};
    several["n1"].text = "12";
    AnswerSheet declined = tests::simple_sheet("2", "2", "ce");
    declined["q1"].codes.clear();
    declined["q1"].refused = true;
    return {
        several, declined, tests::simple_sheet("nc", "nc", "ce"), {}, tests::simple_sheet("3", "3", "ce")};
}

}  // namespace

TEST_CASE("a tallied wave is a dataset under the labels of its questionnaire") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026", varied_sheets());

    const analysis::Dataset dataset = campaign::wave_dataset(campaign, "T4-2026");

    CHECK(dataset.rows == 5);
    CHECK(dataset.column("q1")->label == "La charge est lourde.");
    CHECK(dataset.column("m1.b")->label == "Quels outils ? – Outil B");
    CHECK(dataset.column("t1") == nullptr);
    CHECK(sorted_labels(dataset, "metier") ==
          std::vector<std::string>{"-", "Conseil", "Conseil", "Conseil", "Encadrement"});
    CHECK(sorted_labels(dataset, "q1") ==
          std::vector<std::string>{"-", "NA", "Ni l’un ni l’autre", "Non concerné", "Tout à fait d’accord"});
    CHECK(sorted_labels(dataset, "m1.b") == std::vector<std::string>{"-", "-", "-", "-", "Oui"});
    CHECK(sorted_labels(dataset, "m1.a") == std::vector<std::string>{"-", "-", "-", "-", "Non"});
    CHECK(sorted_labels(dataset, "r1.x") == std::vector<std::string>{"-", "-", "-", "-", "2"});
    CHECK(sorted_labels(dataset, "n1") == std::vector<std::string>{"-", "-", "-", "-", "12"});
}

TEST_CASE("codes stand in list order and a choice outside the scale is no score") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026", varied_sheets());

    const analysis::Dataset dataset = campaign::wave_dataset(campaign, "T4-2026");

    const auto& categories = std::get<CodedColumn>(dataset.column("q1")->column).categories;
    REQUIRE(categories.size() == 6);
    CHECK(categories.front() == analysis::Category{"1", "Pas du tout d’accord", 1.0});
    CHECK(categories.back().code == "nc");
    CHECK(categories.back().outside_scale);
    const auto scores = analysis::score_of(dataset, "q1");
    REQUIRE(scores);
    CHECK(std::count(scores.value().begin(), scores.value().end(), std::nullopt) == 3);
}

TEST_CASE("each scale has its score from 0 to 100 and nothing outside the scale counts") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026", varied_sheets());

    const analysis::Dataset dataset = campaign::wave_dataset(campaign, "T4-2026");

    // (5, 6 - 1) -> 100; (declined, 6 - 2) -> 75 from half of the items; nc nc and no answer -> none; (3, 3)
    // -> 50
    CHECK(sorted_numbers(dataset, "charge") ==
          std::vector<std::optional<double>>{std::nullopt, std::nullopt, 50.0, 75.0, 100.0});
    CHECK(dataset.column("charge")->label == "Charge de travail");
}

TEST_CASE("a wave that is not tallied is no dataset") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    tests::collect(campaign, "T4-2026", varied_sheets());

    CHECK_THAT(refusal_of([&] { campaign::wave_dataset(campaign, "T4-2026"); }),
               Contains("La vague T4-2026 n’est pas dépouillée") && Contains("vigie tally"));
    CHECK_THAT(refusal_of([&] { campaign::campaign_dataset(campaign); }), Contains("Aucune vague"));
    CHECK_THAT(refusal_of([&] { campaign::wave_dataset(campaign, "T1-2026"); }),
               Contains("Il n’y a pas de vague"));
}

TEST_CASE("an answers file that was changed is refused") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026", varied_sheets());
    const auto file = folder / "c/waves/T4-2026/answers.csv";
    const std::string content = tests::content_of(file);

    write_content(file, content.substr(content.find(',') + 1));
    CHECK_THAT(refusal_of([&] { campaign::wave_dataset(campaign, "T4-2026"); }),
               Contains("n’est plus tel que le dépouillement l’a écrit"));
    write_content(file, content.substr(0, content.rfind('\n', content.size() - 2) + 1));
    CHECK_THAT(refusal_of([&] { campaign::wave_dataset(campaign, "T4-2026"); }),
               Contains("n’est plus tel que le dépouillement l’a écrit"));
    std::filesystem::remove(file);
    CHECK_THAT(refusal_of([&] { campaign::wave_dataset(campaign, "T4-2026"); }),
               Contains("Impossible de lire"));
}

TEST_CASE("waves are pooled in calendar order whatever the order of their tally") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T1-2027",
                      std::vector<AnswerSheet>(6, tests::simple_sheet("4", "4", "enc")));
    collect_and_tally(campaign, folder, "T4-2026", varied_sheets());
    tests::collect(campaign, "T2-2027", varied_sheets());

    const analysis::Dataset dataset = campaign::campaign_dataset(campaign);

    CHECK(dataset.rows == 11);
    REQUIRE(dataset.columns.front().name == "wave");
    const auto& waves = std::get<CodedColumn>(dataset.columns.front().column);
    REQUIRE(waves.categories.size() == 2);
    CHECK(waves.categories[0].label == "T4 2026");
    CHECK(waves.categories[1].code == "T1-2027");
    CHECK(std::count(waves.codes.begin(), waves.codes.end(), 0) == 5);
    const auto& jobs = std::get<CodedColumn>(dataset.column("metier")->column);
    for (std::size_t row = 5; row < 11; ++row) CHECK(jobs.categories[jobs.codes[row]].code == "enc");
    CHECK(std::get<analysis::NumberColumn>(dataset.column("charge")->column).values[10] == 50.0);
}

TEST_CASE("a question that a wave did not ask is missing there") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026", varied_sheets());
    const auto questionnaire = folder / "c/questionnaire";
    std::string survey = tests::content_of(questionnaire / "survey.csv");
    survey.replace(survey.find("integer,n1"), 10, "integer,n2");
    write_content(questionnaire / "survey.csv", survey);
    std::string choices = tests::content_of(questionnaire / "choices.csv");
    choices.replace(choices.find("metier,enc,Encadrement"), 22, "metier,rh,Ressources");
    write_content(questionnaire / "choices.csv", choices);
    AnswerSheet later = tests::simple_sheet("1", "5", "rh");
    later["n2"].text = "3";
    collect_and_tally(campaign, folder, "T1-2027", std::vector<AnswerSheet>(5, later));

    const analysis::Dataset dataset = campaign::campaign_dataset(campaign);

    CHECK(sorted_labels(dataset, "n1") ==
          std::vector<std::string>{"-", "-", "-", "-", "-", "-", "-", "-", "-", "12"});
    CHECK(sorted_labels(dataset, "n2") ==
          std::vector<std::string>{"-", "-", "-", "-", "-", "3", "3", "3", "3", "3"});
    CHECK(sorted_labels(dataset, "metier") ==
          std::vector<std::string>{"-", "Conseil", "Conseil", "Conseil", "Encadrement", "Ressources",
                                   "Ressources", "Ressources", "Ressources", "Ressources"});
}

TEST_CASE("a wave gives back the headcounts it was opened with") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    write_content(folder / "e.csv", "metier,headcount\nenc,90\nce,400\n");
    tests::collect(campaign, "T4-2026", varied_sheets(), folder / "e.csv");
    CHECK_THAT(refusal_of([&] { campaign::wave_headcounts(campaign, "T4-2026"); }),
               Contains("n’est pas dépouillée"));
    campaign.tally("T4-2026", folder / "c.key");
    collect_and_tally(campaign, folder, "T1-2027", varied_sheets());

    const auto headcounts = campaign::wave_headcounts(campaign, "T4-2026");

    REQUIRE(headcounts);
    CHECK(headcounts->question == "metier");
    REQUIRE(headcounts->headcounts.size() == 2);
    CHECK(headcounts->headcounts[0].stratum == "ce");
    CHECK(headcounts->headcounts[0].people == 400.0);
    CHECK_FALSE(campaign::wave_headcounts(campaign, "T1-2027"));
}

TEST_CASE("a tallied wave tells its questionnaire and how many people wrote texts") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    std::vector<AnswerSheet> sheets = varied_sheets();
    sheets[0]["t1"].text = "Trop de tableaux.";
    sheets[1]["t1"].text = "Rien à dire.";
    tests::collect(campaign, "T4-2026", sheets);
    CHECK_THAT(refusal_of([&] { campaign::wave_writers(campaign, "T4-2026"); }),
               Contains("n’est pas dépouillée"));
    campaign.tally("T4-2026", folder / "c.key");

    CHECK(campaign::wave_writers(campaign, "T4-2026").at("t1") == 2);
    CHECK(campaign::wave_questionnaire(campaign, "T4-2026").question("t1") != nullptr);
}
