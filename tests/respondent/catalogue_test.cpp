#include <map>
#include <set>

#include "catch.hpp"
#include "questionnaires/reader.hpp"
#include "small_walks.hpp"

using questionnaires::Question;
using questionnaires::QuestionKind;
using questionnaires::Questionnaire;
using tests::Browser;
using tests::SmallWave;

namespace {

Questionnaire catalogue() {
    const auto reading = questionnaires::read_questionnaire(
        VIGIE_SOURCE_DIR "/questionnaires/catalogue/france-travail-pro-ia");
    REQUIRE(reading);
    return reading.value().questionnaire;
}

/// Ticks the first choice that is none of the exclusive ones, fills every field, ranks in order.
void answer(Browser& browser, const Questionnaire& survey, const Question& question) {
    const auto& choices = survey.choices_of(question);
    switch (question.kind) {
        case QuestionKind::select_one:
            browser.tick(question.name, choices[1].code);
            break;
        case QuestionKind::select_multiple:
            browser.tick(question.name, choices[0].code);
            browser.tick(question.name, choices[1].code);
            break;
        case QuestionKind::rank:
            for (std::size_t i = 0; i < choices.size(); ++i) {
                browser.type(question.name + "." + choices[i].code, std::to_string(i + 1));
            }
            break;
        case QuestionKind::integer:
        case QuestionKind::decimal:
            browser.type(question.name, "3");
            break;
        case QuestionKind::text: {
            std::string text = "Réponse à " + question.name + ". ";
            while (text.size() + 10 < static_cast<std::size_t>(question.max_length)) text += "À dire… ";
            browser.type(question.name, text);
            break;
        }
        case QuestionKind::note:
        case QuestionKind::calculate:
            break;
    }
}

void answer_page(Browser& browser, const Questionnaire& survey) {
    for (const std::string& name : browser.questions()) answer(browser, survey, *survey.question(name));
}

}  // namespace

TEST_CASE("the whole questionnaire of the catalogue is answered from start to receipt", "[respondent]") {
    const Questionnaire survey = catalogue();
    SmallWave wave{campaign::Mode::codes, survey};
    Browser browser = tests::started(wave);
    std::set<std::string> met;

    int pages = 0;
    for (; !browser.offers_button("Envoyer"); ++pages) {
        REQUIRE(pages < 40);
        REQUIRE(browser.status() == 200);
        for (const std::string& name : browser.questions()) met.insert(name);
        answer_page(browser, survey);
        // uTri "2" counts as a use; formation "oui" adds its hours.
        if (browser.offers("formation")) browser.tick("formation", "oui");
        browser.press("Continuer");
    }
    for (const auto& page : survey.pages) {
        for (const Question& question : page.questions) {
            if (question.kind == QuestionKind::note || question.kind == QuestionKind::calculate) continue;
            CAPTURE(question.name);
            CHECK(met.contains(question.name));
            CHECK(browser.shows("Laissées sans réponse : 0"));
        }
    }
    browser.type("_code", wave.code());
    browser.press("Envoyer");

    CHECK(browser.title().starts_with("Réponse enregistrée"));
    const auto sheets = wave.opened();
    REQUIRE(sheets.size() == 1);
    for (const std::string& name : met) {
        CAPTURE(name);
        CHECK(sheets.front().contains(name));
    }
}

TEST_CASE("every question of the catalogue can be passed", "[respondent]") {
    SmallWave wave{campaign::Mode::codes, catalogue()};
    Browser browser = tests::started(wave);

    for (int sends = 0; !browser.offers_button("Envoyer"); ++sends) {
        REQUIRE(sends < 60);
        browser.press("Continuer");
        CHECK(browser.status() == 200);
    }
    browser.type("_code", wave.code());
    browser.press("Envoyer");

    CHECK(browser.title().starts_with("Réponse enregistrée"));
    REQUIRE(wave.opened().size() == 1);
}

TEST_CASE("every question of the catalogue that offers it can be refused", "[respondent]") {
    const Questionnaire survey = catalogue();
    SmallWave wave{campaign::Mode::codes, survey};
    Browser browser = tests::started(wave);

    for (int sends = 0; !browser.offers_button("Envoyer"); ++sends) {
        REQUIRE(sends < 60);
        for (const std::string& name : browser.questions()) browser.tick(name, "refus");
        browser.press("Continuer");
        CHECK(browser.status() == 200);
    }
    CHECK(browser.shows("Laissées sans réponse : 0"));
}
