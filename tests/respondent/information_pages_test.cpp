#include "catch.hpp"
#include "small_walks.hpp"

using tests::Browser;
using tests::SmallWave;

TEST_CASE("the first page says what this is and gives six answers before anything else", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    browser.visit("/");

    CHECK(browser.status() == 200);
    CHECK(browser.title() == "Répondre à l’enquête T4 2026 – L’IA et nous : enquête");
    CHECK(browser.shows("3 minutes environ"));
    CHECK(browser.shows("9 questions au plus"));
    CHECK(browser.shows("Aucun résultat pour moins de 10 réponses"));
    CHECK(browser.shows("Mode : codes tirés au sort"));
    CHECK(browser.shows(wave.wave().definition.substr(0, 16)));
    CHECK(browser.html().find("Votre anonymat en six réponses") < browser.html().find("Commencer"));
}

TEST_CASE("an open link says that one person may answer several times", "[respondent]") {
    SmallWave wave{campaign::Mode::open};
    Browser browser{wave.pages()};

    for (const char* path : {"/", "/anonymat"}) {
        browser.visit(path);
        CHECK(browser.shows("ne même personne peut"));
        CHECK_FALSE(browser.shows("qu’un code a servi"));
    }
}

TEST_CASE("the anonymity page states its limits", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    browser.visit("/anonymat");

    CHECK(browser.shows("Elles passent donc en clair dans sa mémoire"));
    CHECK(browser.shows("Un poste de travail peut être surveillé"));
    CHECK(browser.shows("Une tournure ou un fait peuvent suffire à vous faire reconnaître"));
}

TEST_CASE("the threshold shown is that of the wave", "[respondent]") {
    SmallWave wave{campaign::Mode::codes, tests::small_questionnaire(), 15};
    Browser browser{wave.pages()};

    browser.visit("/anonymat");

    CHECK(browser.shows("Aucun résultat n’est montré pour moins de 15 réponses"));
}

TEST_CASE("the declaration of accessibility says that no audit was made", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    browser.visit("/accessibilite");

    CHECK(browser.shows("Aucun audit complet"));
    CHECK(browser.shows("La lecture par les lecteurs d’écran"));
}

TEST_CASE("the stylesheet may be kept and its address changes with its text", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};
    browser.visit("/");
    CHECK(browser.html().find("href=\"/style.css?" +
                              urn::sha256_hex([&] {
                                  Browser style{wave.pages()};
                                  style.visit("/style.css");
                                  return style.html();
                              }())
                                  .substr(0, 8) +
                              "\"") != std::string::npos);

    browser.visit("/style.css");

    CHECK(browser.status() == 200);
    CHECK(browser.header("Cache-Control") == "public, max-age=31536000, immutable");
}

TEST_CASE("an unknown address and a wrong method have a page of their own", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    browser.visit("/wp-admin");
    CHECK(browser.status() == 404);
    CHECK(browser.shows("Page introuvable"));

    browser.send({"POST", "/anonymat", "", "a=b"});
    CHECK(browser.status() == 405);
    CHECK(browser.header("Allow") == "GET, HEAD");

    browser.visit("/favicon.ico");
    CHECK(browser.status() == 204);
}

TEST_CASE("a page of answers reloaded without its form leads to the start", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    for (const char* path : {"/questionnaire", "/verification", "/envoi"}) {
        browser.visit(path);
        CHECK(browser.status() == 303);
        CHECK(browser.header("Location") == "/");
    }
}

TEST_CASE("static texts have French spaces", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    for (const char* path : {"/", "/anonymat", "/accessibilite"}) {
        browser.visit(path);
        for (const char* plain : {" ;", " !", " ?", " :", "« ", " »", "'"}) {
            CAPTURE(path, plain);
            CHECK(browser.text_as_set().find(plain) == std::string::npos);
        }
    }
}

TEST_CASE("the anonymity sheet says how this wave is served here", "[respondent]") {
    SmallWave wave;
    const auto sheet_of = [&wave](const respondent::Serving& serving) {
        respondent::SurveyPages pages{wave.wave(), wave.writer(), serving};
        Browser browser{pages};
        browser.visit("/fiche");
        CHECK(browser.status() == 200);
        return browser.html();
    };
    const auto says = [](const std::string& html, const char* text) {
        return html.find(text) != std::string::npos;
    };

    const std::string guarded =
        sheet_of({.encrypted_link = true, .closed_memory = true, .daily_shuffle = true});
    CHECK(says(guarded, "Chiffrée par le serveur lui-même"));
    CHECK(says(guarded, "Fermée"));
    CHECK(says(guarded, "chaque jour, et à la clôture"));
    CHECK_FALSE(says(guarded, "Non chiffrée"));

    const std::string bare = sheet_of({});
    CHECK(says(bare, "Non chiffrée par ce serveur"));
    CHECK(says(bare, "Non vérifiée"));
    CHECK_FALSE(says(bare, "chaque jour"));
    CHECK_FALSE(says(bare, "Chiffrée par le serveur lui-même"));
}

TEST_CASE("the anonymity sheet carries the whole fingerprint and the mode", "[respondent]") {
    SmallWave wave{campaign::Mode::codes, tests::small_questionnaire(), 12};
    Browser browser{wave.pages()};

    browser.visit("/fiche");

    for (std::size_t start = 0; start < 64; start += 4) {
        CHECK(browser.html().find("<span>" + wave.wave().definition.substr(start, 4) + "</span>") !=
              std::string::npos);
    }
    CHECK(browser.shows("moins de 12 réponses"));
    CHECK(browser.shows("Codes tirés au sort"));

    SmallWave open{campaign::Mode::open};
    Browser elsewhere{open.pages()};
    elsewhere.visit("/fiche");
    CHECK(elsewhere.shows("plusieurs fois"));
    CHECK_FALSE(elsewhere.shows("distribue les papiers"));
}
