#include "catch.hpp"
#include "small_walks.hpp"

using tests::Browser;
using tests::SmallWave;
using Names = std::vector<std::string>;

namespace {

const std::string kScript = "<script>alert(1)</script>\"' onfocus=\"x&amp;";

std::string field_of(const std::string& body, const char* name) {
    const auto form = http::parse_form(body).value();
    return form.find(name)->second;
}

}  // namespace

TEST_CASE("typed markup stays text on every page that shows it", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    tests::answer_main_page(browser);
    browser.tick("wishes", "refus");
    browser.press("Continuer");
    browser.type("where", kScript);
    browser.type("why", kScript + "</textarea>");
    browser.press("Continuer");
    browser.press("Continuer");

    CHECK(browser.shows(kScript));  // as text: the page is well-formed and holds no script element
    CHECK(browser.html().find("<script") == std::string::npos);

    browser.press("Modifier : Avec vos mots");
    CHECK(browser.value("where") == kScript);
    CHECK(browser.value("why") == kScript + "</textarea>");
    CHECK(browser.html().find("<script") == std::string::npos);

    browser.press("Continuer");
    browser.type("_code", "\"><script>");
    browser.press("Envoyer");
    CHECK(browser.value("_code") == "\"><script>");
}

TEST_CASE("markup in a questionnaire stays text whether a question is fresh or answered", "[respondent]") {
    questionnaires::Questionnaire survey = tests::small_questionnaire();
    const std::string label = "<script>alert(1)</script>";
    survey.pages.front().questions.at(1).label = label;
    SmallWave wave{campaign::Mode::codes, std::move(survey)};

    Browser browser = tests::started(wave);
    CHECK(browser.shows(label));
    CHECK(browser.html().find("<script") == std::string::npos);

    tests::answer_main_page(browser);
    browser.press("Revenir");
    CHECK(browser.is_ticked("tools", "non"));
    CHECK(browser.shows(label));
    CHECK(browser.html().find("<script") == std::string::npos);
}

TEST_CASE("a state altered or cut or of another wave is not opened and says what to do", "[respondent]") {
    SmallWave wave;
    SmallWave other;
    Browser browser = tests::started(wave);
    tests::answer_main_page(browser);
    const std::string state = field_of(browser.sent_body(), "_etat");
    std::string altered = state;
    altered[altered.size() / 2] = altered[altered.size() / 2] == 'A' ? 'B' : 'A';
    const std::string foreign = field_of(
        [&] {
            Browser elsewhere = tests::started(other);
            tests::answer_main_page(elsewhere);
            return elsewhere.sent_body();
        }(),
        "_etat");

    for (const std::string& bad : {altered, state.substr(0, state.size() - 4), foreign, std::string{}}) {
        for (const char* path : {"/questionnaire", "/verification", "/envoi"}) {
            CAPTURE(path);
            browser.send({"POST", path, "",
                          http::write_form({{"_etat", bad}, {"why", "Mon <texte>"}, {"_aller", "suite"}})});
            CHECK(browser.status() == 400);
            CHECK(browser.shows("Cette page vient d’une autre enquête"));
            CHECK(browser.shows("Mon <texte>"));
            CHECK(browser.shows("Rien n’a été enregistré"));
        }
    }
    CHECK(wave.opened().empty());
}

TEST_CASE("a body that is no form is answered like an unreadable page", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    for (const char* path : {"/questionnaire", "/verification", "/envoi"}) {
        for (const char* body : {"%zz", "a=%", "\xff\xfe", "{\"json\":1}"}) {
            CAPTURE(path, body);
            browser.send({"POST", path, "", body});
            CHECK(browser.status() == 400);
        }
    }
}

TEST_CASE("foreign fields and foreign codes and pages are harmless", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    tests::answer_main_page(browser);
    const std::string state = field_of(browser.sent_body(), "_etat");

    browser.send({"POST", "/questionnaire", "",
                  http::write_form({{"_etat", state},
                                    {"_aller", "suite"},
                                    {"tools", "peut-être"},
                                    {"pace", "3"},
                                    {"x.y.z", "1"}})});
    CHECK(browser.status() == 422);
    browser.send({"POST", "/questionnaire", "", http::write_form({{"_etat", state}, {"_page", "pNowhere"}})});
    CHECK(browser.status() == 200);
    CHECK(browser.offers_button("Envoyer"));
    browser.send(
        {"POST", "/questionnaire", "",
         http::write_form({{"_etat", state}, {"_aller", "ailleurs"}, {"tools", "non"}, {"pace", "3"}})});
    CHECK(browser.questions() == Names{"wishes"});
    browser.send({"POST", "/envoi", "", http::write_form({{"_etat", state}, {"_code", wave.code()}})});
    CHECK(browser.offers_button("Envoyer"));  // the review comes first
    CHECK(wave.opened().empty());
}

TEST_CASE("control characters and broken UTF-8 leave the page sound", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    tests::answer_main_page(browser);
    browser.tick("wishes", "refus");
    browser.press("Continuer");
    const std::string state = [&] {
        browser.press("Continuer");
        const std::string body = browser.sent_body();
        return field_of(body, "_etat");
    }();

    browser.send({"POST", "/questionnaire", "",
                  http::write_form({{"_etat", state},
                                    {"_aller", "suite"},
                                    {"where", std::string{"a\0\x01\x1b b\xff", 8}},
                                    {"ratio", "\xc3("}})});

    CHECK(browser.status() == 422);
}

TEST_CASE("no target from outside is a path to a file", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    for (const char* path : {"/etc/passwd", "/../../../../etc/passwd", "//etc/passwd", "/./style.css",
                             "/style.css/", "/style.css/../x", "/style.css.", "/STYLE.CSS", "/.git/config",
                             "/wave.json", "/urn.sqlite", "/server-secrets.json", "/waves/T4-2026/urn.sqlite",
                             "/proc/self/environ", "/anonymat/", "/anonymat..", "/~root", "/-", "/."}) {
        for (const char* method : {"GET", "HEAD", "POST"}) {
            CAPTURE(method, path);
            browser.send({method, path, "x=/etc/passwd", ""});
            CHECK(browser.status() == 404);
            CHECK_FALSE(browser.shows("root"));
        }
    }
}
