#include "questionnaires/reader.hpp"

#include <fstream>

#include "catch.hpp"
#include "sheet_files.hpp"
#include "temporary_folder.hpp"

using namespace questionnaires;
using tests::SheetCells;

TEST_CASE("the questionnaires that ship are read without fault or warning", "[questionnaires][reader]") {
    const std::filesystem::path catalogue =
        std::filesystem::path{VIGIE_SOURCE_DIR} / "questionnaires" / "catalogue";
    int read = 0;
    for (const auto& folder : std::filesystem::directory_iterator{catalogue}) {
        CAPTURE(folder.path());

        const auto reading = read_questionnaire(folder.path());

        if (!reading) FAIL(tests::shown(reading.error()));
        CHECK(tests::shown(reading.value().warnings).empty());
        CHECK(reading.value().questionnaire.settings.id == folder.path().filename());
        ++read;
    }
    CHECK(read >= 1);
}

TEST_CASE("a questionnaire is read cell by cell", "[questionnaires][reader]") {
    const auto reading = tests::read_sheets(tests::good_sheets());

    if (!reading) FAIL(tests::shown(reading.error()));
    CHECK(tests::shown(reading.value().warnings).empty());
    const Questionnaire& read = reading.value().questionnaire;

    SECTION("settings") {
        CHECK(read.settings.title == "Une enquête");
        CHECK(read.settings.id == "une-enquete");
        CHECK(read.settings.version == "1");
        CHECK(read.settings.language == "fr");
        CHECK(read.settings.minutes == 10);
        CHECK(read.settings.licence == "CC BY 4.0");
    }
    SECTION("pages and questions in order") {
        REQUIRE(read.pages.size() == 2);
        CHECK(read.pages[0].name == "pUn");
        CHECK(read.pages[0].title == "Page un");
        CHECK_FALSE(read.pages[0].relevant);
        CHECK(read.pages[1].relevant->source() == "${calc} > 1");
        REQUIRE(read.pages[0].questions.size() == 5);
        REQUIRE(read.pages[1].questions.size() == 4);
        CHECK(read.pages[1].questions[3].name == "metier");
    }
    SECTION("a likert item") {
        const Question& q1 = *read.question("q1");
        CHECK(q1.kind == QuestionKind::select_one);
        CHECK(q1.label == "Un ?");
        CHECK(q1.hint == "Aide");
        CHECK(q1.list == "accord");
        CHECK(q1.required);
        CHECK(q1.refusal);
        CHECK(q1.likert);
        CHECK(q1.crossed_with == std::vector<std::string>{"metier"});
        CHECK_FALSE(q1.band);
        CHECK(q1.max_length == 0);
        CHECK_FALSE(read.question("q2")->required);
        CHECK(read.question("metier")->band);
    }
    SECTION("a number under constraint") {
        const Question& age = *read.question("age");
        CHECK(age.constraint->source() == ". >= 1 and . <= 5");
        CHECK(age.constraint_message == "De 1 à 5.");
        CHECK_FALSE(age.refusal);
        CHECK(read.question("calc")->calculation->source() == "${q1} + 1");
    }
    SECTION("texts") {
        const Question& words = *read.question("mots");
        CHECK(words.multiline);
        CHECK(words.verbatim);
        CHECK(words.max_length == 300);
        CHECK(words.relevant->names() == std::vector<std::string>{"fins"});
        CHECK(read.question("fins")->max_length == 40);
    }
    SECTION("choices") {
        const auto& fins = read.list("fins")->choices;
        REQUIRE(fins.size() == 3);
        CHECK(fins[1].code == "autre");
        CHECK(fins[1].specify);
        CHECK(fins[2].exclusive);
        CHECK(fins[2].label == "Rien");
        CHECK(read.list("accord")->choices[3].missing);
    }
    SECTION("scales") {
        REQUIRE(read.scales.size() == 2);
        Scale expected;
        expected.name = "charge";
        expected.label = "Charge";
        expected.axis = 1;
        expected.items = {{"q1", 1.0, false}, {"q2", 0.5, true}, {"age", 2.0, false}};
        expected.thresholds = {{">=", 60.0, ThresholdKind::convention, "Comité de pilotage", 2024},
                               {">", 75.0, ThresholdKind::clinical, "Une étude", 2016}};
        CHECK(read.scales[0] == expected);
        CHECK(read.scales[1].axis == 0);
        CHECK(read.scales[1].direction == Direction::resource);
        CHECK(read.scales[1].missing == MissingRule::half);
    }
}

TEST_CASE("or_other gives the question a list of its own with a last choice to specify",
          "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    tests::cell(sheets, "survey", 13, "type") = "select_one metier or_other";

    const Questionnaire read = tests::good_questionnaire(sheets);

    const Question& job = *read.question("metier");
    const std::vector<Choice>& choices = read.choices_of(job);
    REQUIRE(choices.size() == 3);
    CHECK(choices[2].code == "autre");
    CHECK(choices[2].label == "Autre, précisez");
    CHECK(choices[2].specify);
    CHECK(job.max_length == 80);
    CHECK(read.list("metier")->choices.size() == 2);
}

TEST_CASE("grids of other tools are read as stacked items", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();

    SECTION("a page that is a table") {
        tests::cell(sheets, "survey", 9, "appearance") = "table-list";
        const Questionnaire read = tests::good_questionnaire(sheets);
        CHECK(read.question("metier")->likert);
        CHECK_FALSE(read.question("fins")->likert);
    }
    SECTION("a head and its lines") {
        auto& survey = sheets.at("survey");
        survey.insert(survey.begin() + 3, survey[3]);
        tests::cell(sheets, "survey", 4, "name") = "tete";
        tests::cell(sheets, "survey", 4, "vigie::croise_avec") = "";
        tests::cell(sheets, "survey", 4, "required") = "";
        tests::cell(sheets, "survey", 4, "appearance") = "label";
        tests::cell(sheets, "survey", 5, "appearance") = "list-nolabel";
        const Questionnaire read = tests::good_questionnaire(sheets);
        CHECK(read.question("tete")->kind == QuestionKind::note);
        CHECK(read.choices_of(*read.question("tete")).empty());
        CHECK(read.question("q1")->likert);
        CHECK(read.question("q1")->kind == QuestionKind::select_one);
    }
}

TEST_CASE("texts have a greatest length even when none is given", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    tests::cell(sheets, "survey", 11, "vigie::longueur") = "";
    tests::cell(sheets, "survey", 10, "vigie::longueur") = "";
    CHECK(tests::good_questionnaire(sheets).question("mots")->max_length == 600);
    CHECK(tests::good_questionnaire(sheets).question("fins")->max_length == 80);

    tests::cell(sheets, "survey", 11, "appearance") = "";
    CHECK(tests::good_questionnaire(sheets).question("mots")->max_length == 150);
}

TEST_CASE("types are understood as other tools write them", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    tests::cell(sheets, "survey", 2, "type") = "begin_group";
    tests::cell(sheets, "survey", 8, "type") = "End Group";
    tests::cell(sheets, "survey", 4, "type") = "Select_One   accord";
    tests::cell(sheets, "survey", 4, "required") = "TRUE";
    tests::cell(sheets, "scales", 2, "weights") = "1 0,5 2";

    const Questionnaire read = tests::good_questionnaire(sheets);

    CHECK(canonical_text(read) == canonical_text(tests::good_questionnaire(tests::good_sheets())));
}

TEST_CASE("at most one band stays beside the texts", "[questionnaires][reader]") {
    const auto with_band = [](const std::string& name) {
        SheetCells sheets = tests::good_sheets();
        sheets["settings"][0].push_back("vigie::bande_textes");
        sheets["settings"][1].push_back(name);
        return sheets;
    };
    const auto reason = [&](const std::string& name) {
        const auto reading = tests::read_sheets(with_band(name));
        return reading ? std::string() : tests::shown(reading.error());
    };
    const auto without = tests::good_questionnaire(tests::good_sheets());
    const auto empty = tests::good_questionnaire(with_band(""));
    const auto named = tests::good_questionnaire(with_band("metier"));

    CHECK(named.settings.text_band == "metier");
    CHECK(empty.settings.text_band.empty());
    CHECK(canonical_text(empty) == canonical_text(without));
    CHECK(canonical_text(named) != canonical_text(without));
    CHECK_THAT(reason("metier q1"), Catch::Contains("une seule bande peut rester"));
    CHECK_THAT(reason("q1"), Catch::Contains("n’est pas une bande"));
    CHECK_THAT(reason("absente"), Catch::Contains("n’est pas une question"));
    CHECK_THAT(reason("absente"), Catch::Contains("settings") && Catch::Contains("vigie::bande_textes"));
}
