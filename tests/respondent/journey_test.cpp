#include "catch.hpp"
#include "small_walks.hpp"

using tests::Browser;
using tests::SmallWave;
using Names = std::vector<std::string>;

TEST_CASE("the first page asks its questions and says which step it is", "[respondent]") {
    SmallWave wave;

    Browser browser = tests::started(wave);

    CHECK(browser.status() == 200);
    CHECK(browser.title() == "Étape 1 sur 6 – Vos outils – L’IA et nous : enquête");
    CHECK(browser.questions() == Names{"tools", "pace"});
    CHECK(browser.shows("Il n’y a ni bonne ni mauvaise réponse."));
    CHECK_FALSE(browser.offers_button("Revenir"));
    CHECK(browser.focused_text().find("Vos outils") != std::string::npos);
}

TEST_CASE("an answer that adds a question shows the page again with it", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    browser.tick("tools", "oui");
    browser.tick("pace", "2");

    browser.press("Continuer");

    CHECK(browser.status() == 200);
    CHECK(browser.questions() == Names{"tools", "hours", "pace"});
    CHECK(browser.is_ticked("pace", "2"));
    CHECK(browser.focused_text().starts_with("Une question s’ajoute"));

    browser.press("Continuer");

    CHECK(browser.questions() == Names{"uses"});
}

TEST_CASE("empty answers are pointed out once and then accepted", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    browser.tick("tools", "non");

    browser.press("Continuer");

    CHECK(browser.status() == 200);
    CHECK(browser.title().starts_with("Sans réponse – Étape 1 sur 6"));
    CHECK(browser.focused_text().starts_with("Une question est restée sans réponse"));
    CHECK(browser.is_ticked("tools", "non"));

    browser.press("Continuer");

    CHECK(browser.questions() == Names{"wishes"});
}

TEST_CASE("a reminder comes once a page even after going back", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    browser.press("Continuer");
    browser.press("Continuer");
    REQUIRE(browser.questions() == Names{"wishes"});

    browser.press("Revenir");
    browser.press("Continuer");

    CHECK(browser.questions() == Names{"wishes"});
}

TEST_CASE("a refusal is an answer", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    browser.tick("tools", "refus");
    browser.tick("pace", "refus");

    browser.press("Continuer");
    REQUIRE(browser.questions() == Names{"wishes"});
    browser.tick("wishes", "refus");
    browser.press("Continuer");
    browser.tick("ratio", "refus");
    browser.tick("why", "refus");
    browser.press("Continuer");
    browser.press("Continuer");

    CHECK(browser.shows("« Je préfère ne pas répondre » : 5"));
    CHECK(browser.shows("Laissées sans réponse : 2"));
}

TEST_CASE("a page whose condition fails is skipped and the steps follow one another", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);

    tests::answer_main_page(browser);

    CHECK(browser.title() == "Étape 2 sur 5 – Vos souhaits – L’IA et nous : enquête");
}

TEST_CASE("a faulty answer brings the page back with the reason beside it", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    browser.tick("tools", "oui");
    browser.tick("pace", "1");
    browser.press("Continuer");
    browser.type("hours", "quarante-deux");

    browser.press("Continuer");

    CHECK(browser.status() == 422);
    CHECK(browser.title().starts_with("Erreur – Étape 1 sur 6"));
    CHECK(browser.focused_text().starts_with("Il y a un problème"));
    CHECK(browser.value("hours") == "quarante-deux");
    CHECK(browser.html().find(R"(id="reponse-hours" name="hours" value="quarante-deux" maxlength="30" )"
                              R"(autocomplete="off" aria-invalid="true" )"
                              R"(aria-describedby="aide-hours erreur-hours")") != std::string::npos);
    CHECK(browser.html().find(R"(<a href="#reponse-hours">)") != std::string::npos);

    browser.type("hours", "41");
    browser.press("Continuer");
    CHECK(browser.status() == 422);
    CHECK(browser.shows("Erreur : Indiquez un nombre entier d’heures, de 0 à 40."));

    browser.type("hours", "7");
    browser.press("Continuer");
    CHECK(browser.questions() == Names{"uses"});
}

TEST_CASE("going back and forth keeps what was typed", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    tests::answer_main_page(browser);
    browser.type("wishes.temps", "1");
    browser.type("wishes.voix", "2");
    browser.type("wishes.form", "3");
    browser.press("Continuer");
    browser.type("ratio", "33,3");
    browser.type("why", "L’avenir\net le passé");

    browser.press("Revenir");
    CHECK(browser.value("wishes.temps") == "1");
    CHECK(browser.value("wishes.form") == "3");
    browser.press("Revenir");
    CHECK(browser.is_ticked("tools", "non"));
    CHECK(browser.is_ticked("pace", "3"));
    browser.press("Continuer");
    browser.press("Continuer");

    CHECK(browser.value("ratio") == "33,3");
    CHECK(browser.value("why") == "L’avenir\net le passé");
}

TEST_CASE("going back keeps even what is faulty", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    tests::answer_main_page(browser);
    browser.type("wishes.temps", "1");
    browser.type("wishes.voix", "1");

    browser.press("Revenir");
    REQUIRE(browser.questions() == Names{"tools", "pace"});
    browser.press("Continuer");

    CHECK(browser.value("wishes.temps") == "1");
    CHECK(browser.value("wishes.voix") == "1");
    browser.press("Continuer");
    CHECK(browser.status() == 422);
}

TEST_CASE("an exclusive choice beside another is refused and shown as ticked", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    browser.tick("tools", "oui");
    browser.tick("pace", "1");
    browser.press("Continuer");
    browser.press("Continuer");
    browser.tick("uses", "tri");
    browser.tick("uses", "rien");

    browser.press("Continuer");

    CHECK(browser.status() == 422);
    CHECK(browser.is_ticked("uses", "tri"));
    CHECK(browser.is_ticked("uses", "rien"));

    browser.untick("uses", "rien");
    browser.tick("uses", "autre");
    browser.type("uses.precisez", "Traduire");
    browser.press("Continuer");
    CHECK(browser.questions() == Names{"wishes"});
    browser.press("Revenir");
    CHECK(browser.value("uses.precisez") == "Traduire");
}

TEST_CASE("the browser may keep a page of ticks for its back button but no page of words", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    CHECK(browser.header("Cache-Control") == "private, no-cache");
    browser.tick("tools", "oui");
    browser.tick("pace", "1");
    browser.press("Continuer");
    CHECK(browser.header("Cache-Control") == "private, no-cache");
    browser.press("Continuer");
    browser.tick("uses", "autre");
    browser.type("uses.precisez", "Traduire");
    browser.press("Continuer");
    CHECK(browser.header("Cache-Control") == "private, no-cache");

    browser.press("Revenir");
    CHECK(browser.header("Cache-Control").empty());  // then http says no-store

    browser.press("Continuer");
    browser.tick("wishes", "refus");
    browser.press("Continuer");
    browser.tick("where", "refus");
    browser.type("ratio", "12");
    browser.press("Continuer");
    browser.press("Revenir");
    CHECK(browser.header("Cache-Control") == "private, no-cache");
    browser.untick("where", "refus");
    browser.type("where", "un traducteur");
    browser.press("Continuer");
    browser.press("Revenir");
    CHECK(browser.header("Cache-Control").empty());
}

TEST_CASE("an old page of the browser goes on from what it knew", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    tests::answer_main_page(browser);
    const http::Request old{"POST", browser.sent_path(), "", browser.sent_body()};
    browser.tick("wishes", "refus");
    browser.press("Continuer");

    browser.send(old);

    CHECK(browser.questions() == Names{"wishes"});
    CHECK_FALSE(browser.is_ticked("wishes", "refus"));
}
