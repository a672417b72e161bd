#include "catch.hpp"
#include "small_walks.hpp"

using tests::Browser;
using tests::SmallWave;
using Names = std::vector<std::string>;

TEST_CASE("the review shows every answer page by page", "[respondent]") {
    SmallWave wave;

    Browser browser = tests::at_review(wave);

    CHECK(browser.status() == 200);
    CHECK(browser.title() == "Étape 5 sur 5 – Relire et envoyer – L’IA et nous : enquête");
    CHECK(browser.shows("Questions posées : 7"));
    CHECK(browser.shows("Un outil d’IA vous aide-t-il ?Non"));
    CHECK(browser.shows("1. La parole2. Une formation3. Du temps"));
    CHECK(browser.shows("Quelle part de votre temps ?12,5"));
    CHECK(browser.shows("Perdre le contact. Perdre le temps."));
    CHECK(browser.offers("_code"));
    CHECK(browser.header("Cache-Control").empty());
}

TEST_CASE("modifying a page leads back to the review", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);

    browser.press("Modifier : Vos souhaits");
    REQUIRE(browser.questions() == Names{"wishes"});
    CHECK(browser.value("wishes.voix") == "1");
    browser.type("wishes.voix", "2");
    browser.type("wishes.form", "1");
    browser.press("Continuer");

    CHECK(browser.shows("1. Une formation2. La parole3. Du temps"));
    CHECK(browser.offers_button("Envoyer"));
}

TEST_CASE("a modified answer that brings a new page leads there before the review", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    browser.press("Modifier : Vos outils");
    browser.tick("tools", "oui");
    browser.press("Continuer");
    REQUIRE(browser.questions() == Names{"tools", "hours", "pace"});

    browser.press("Continuer");
    REQUIRE(browser.questions() == Names{"uses"});
    browser.tick("uses", "lire");
    browser.press("Continuer");

    CHECK(browser.offers_button("Envoyer"));
    CHECK(browser.shows("Pour quoi faire ?Lire"));
    CHECK(browser.shows("Combien d’heures par semaine ?Sans réponse"));
}

TEST_CASE("going back from the review leads to the last page", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);

    browser.press("Revenir");

    CHECK(browser.questions() == Names{"job"});
    CHECK(browser.is_ticked("job", "a"));
    browser.press("Continuer");
    CHECK(browser.offers_button("Envoyer"));
}

TEST_CASE("a faulty answer left behind stops the sending and is named", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    browser.press("Modifier : Vos souhaits");
    browser.type("wishes.form", "1");
    browser.press("Revenir");
    REQUIRE(browser.offers_button("Envoyer"));
    CHECK(browser.status() == 422);
    CHECK(browser.focused_text().starts_with("Il y a un problème"));

    browser.type("_code", wave.code());
    browser.press("Envoyer");

    CHECK(browser.status() == 422);
    CHECK(browser.offers_button("Envoyer"));
    CHECK(browser.value("_code") == wave.code());
    CHECK(wave.opened().empty());
}
