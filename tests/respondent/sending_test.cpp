#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include "catch.hpp"
#include "small_walks.hpp"

using questionnaires::Answer;
using questionnaires::AnswerSheet;
using tests::Browser;
using tests::SmallWave;

namespace {

const AnswerSheet kSheet{
    {"job", Answer{false, {"a"}, ""}},
    {"pace", Answer{false, {"3"}, ""}},
    {"ratio", Answer{false, {}, "12.5"}},
    {"tools", Answer{false, {"non"}, ""}},
    {"where", Answer{false, {}, "un traducteur"}},
    {"why", Answer{false, {}, "Perdre le contact.\nPerdre le temps."}},
    {"wishes", Answer{false, {"voix", "form", "temps"}, ""}},
};

}  // namespace

TEST_CASE("a ballot is stored sealed and its receipt is that of the urn", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    browser.type("_code", wave.code());

    browser.press("Envoyer");

    CHECK(browser.status() == 200);
    CHECK(browser.title() == "Réponse enregistrée – L’IA et nous : enquête");
    CHECK(browser.header("Clear-Site-Data") == "\"cache\", \"storage\"");
    CHECK(browser.header("Cache-Control").empty());
    CHECK(wave.opened() == std::vector{kSheet});
    REQUIRE(wave.receipts().size() == 1);
    CHECK(browser.shows(wave.receipts().front()));
    CHECK_FALSE(browser.shows(wave.code()));
    CHECK_FALSE(browser.shows("traducteur"));
}

TEST_CASE("blanks and dashes and case in a code are forgiven", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    std::string typed = " ";
    for (const char sign : wave.code()) {
        if (sign == '-')
            typed += "  ";
        else
            typed += static_cast<char>(sign >= 'A' && sign <= 'Z' ? sign - 'A' + 'a' : sign);
    }
    browser.type("_code", typed);

    browser.press("Envoyer");

    CHECK(browser.title().starts_with("Réponse enregistrée"));
}

TEST_CASE("sending twice succeeds twice and stores once", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    browser.type("_code", wave.code());
    browser.press("Envoyer");

    browser.repeat();

    CHECK(browser.status() == 200);
    CHECK(browser.title().starts_with("Réponse déjà enregistrée"));
    CHECK_FALSE(browser.shows("Votre reçu"));
    CHECK(wave.opened().size() == 1);
}

TEST_CASE("an unknown and a used code and one of another wave meet the same page", "[respondent]") {
    SmallWave wave;
    Browser first = tests::at_review(wave);
    first.type("_code", wave.code());
    first.press("Envoyer");
    REQUIRE(first.title().starts_with("Réponse enregistrée"));
    const std::vector<std::string> others = urn::draw_codes(2);
    std::vector<std::string> texts;
    std::vector<std::size_t> lengths;

    for (const std::string& code : {others[0], wave.code(), others[1]}) {
        CAPTURE(code);
        Browser browser = tests::at_review(wave);
        browser.type("_code", code);
        browser.press("Envoyer");

        CHECK(browser.status() == 422);
        CHECK(browser.header("Retry-After").empty());
        CHECK(browser.title().starts_with("Erreur – "));
        CHECK(browser.focused_text().starts_with("Ce code n’a pas été accepté"));
        CHECK(browser.value("_code") == code);
        CHECK(browser.shows("1. La parole2. Une formation3. Du temps"));
        CHECK(browser.shows("Perdre le contact. Perdre le temps."));
        texts.push_back(browser.text());
        lengths.push_back(browser.html().size());

        browser.press("Modifier : Avec vos mots");
        CHECK(browser.value("where") == "un traducteur");
    }

    for (const std::string& text : texts) CHECK(text == texts.front());
    for (const std::size_t length : lengths) CHECK(length == lengths.front());
    CHECK(wave.opened().size() == 1);
}

TEST_CASE("a mistyped or missing code is said without asking the urn", "[respondent]") {
    SmallWave wave;
    respondent::AttemptLimits none;
    none.burst = 0;
    wave.limit_attempts(none);
    wave.stop_storing();
    std::string mistyped = wave.code();
    mistyped[0] = mistyped[0] == '7' ? '8' : '7';

    for (const std::string& code : {std::string{"ABCD"}, mistyped}) {
        Browser browser = tests::at_review(wave);
        browser.type("_code", code);
        browser.press("Envoyer");

        CHECK(browser.status() == 422);
        CHECK(browser.focused_text().starts_with("Ce code est mal recopié"));
        CHECK(browser.value("_code") == code);
        CHECK(browser.shows("Perdre le contact. Perdre le temps."));
    }
    Browser browser = tests::at_review(wave);
    browser.press("Envoyer");
    CHECK(browser.status() == 422);
    CHECK(browser.focused_text().starts_with("Il manque votre code"));
}

TEST_CASE("whoever tries codes is put off with used codes as with unknown ones and locks nobody out",
          "[respondent]") {
    respondent::AttemptLimits::Clock::time_point now;
    SmallWave wave;
    wave.limit_attempts({.burst = 3, .per_second = 0.5, .now = [&now] { return now; }});
    const auto send = [&wave](const std::string& code) {
        Browser browser = tests::at_review(wave);
        browser.type("_code", code);
        browser.press("Envoyer");
        return browser;
    };
    REQUIRE(send(wave.code()).status() == 200);

    CHECK(send(urn::draw_codes(1).front()).status() == 422);
    CHECK(send(wave.code()).status() == 422);
    CHECK(send(urn::draw_codes(1).front()).status() == 422);
    const Browser unknown = send(urn::draw_codes(1).front());
    const Browser used = send(wave.code());

    for (const Browser* refused : {&unknown, &used}) {
        CHECK(refused->status() == 429);
        CHECK(refused->header("Retry-After") == "60");
        CHECK(refused->focused_text().starts_with("Ce code n’a pas été accepté, et beaucoup d’autres"));
        CHECK(refused->shows("Perdre le contact. Perdre le temps."));
    }
    CHECK(unknown.text() == used.text());
    CHECK(unknown.html().size() == used.html().size());
    Browser honest = send(wave.other_code());  // while codes are being tried
    CHECK(honest.status() == 200);
    honest.repeat();
    CHECK(honest.status() == 200);

    now += std::chrono::seconds{2};
    CHECK(send(urn::draw_codes(1).front()).status() == 422);
    CHECK(send(urn::draw_codes(1).front()).status() == 429);
    now += std::chrono::hours{10};
    for (int i = 0; i < 3; ++i) CHECK(send(wave.code()).status() == 422);
    CHECK(send(wave.code()).status() == 429);
    CHECK(wave.opened().size() == 2);
}

TEST_CASE("after a refused code the right one is accepted from the same page", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    browser.type("_code", urn::draw_codes(1).front());
    browser.press("Envoyer");
    browser.type("_code", wave.code());

    browser.press("Envoyer");

    CHECK(browser.title().starts_with("Réponse enregistrée"));
    CHECK(wave.opened() == std::vector{kSheet});
}

TEST_CASE("a modification after a lost answer says that the first sending counts", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    browser.press("Modifier : Votre situation");
    browser.press("Continuer");
    Browser lost = tests::at_review(wave);
    browser.type("_code", wave.code());
    const std::string before = browser.html();
    browser.press("Envoyer");
    const std::string body = browser.sent_body();
    REQUIRE(browser.title().starts_with("Réponse enregistrée"));

    // The review that was sent, opened again by the browser's back button: another page, then « Envoyer ».
    const auto form = http::parse_form(body);
    browser.send({"POST", "/questionnaire", "",
                  http::write_form({{"_etat", form->find("_etat")->second}, {"_page", "pLast"}})});
    browser.tick("job", "b");
    browser.press("Continuer");
    browser.type("_code", wave.code());
    browser.press("Envoyer");

    CHECK(browser.title().starts_with("Réponse déjà enregistrée"));
    CHECK(browser.shows("c’est le premier envoi qui compte"));
    CHECK(wave.opened() == std::vector{kSheet});
}

TEST_CASE("an urn that cannot store gives the review back and asks to wait", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    browser.type("_code", wave.code());
    wave.stop_storing();

    browser.press("Envoyer");

    CHECK(browser.status() == 503);
    CHECK(browser.header("Retry-After") == "30");
    CHECK(browser.focused_text().starts_with("L’envoi n’a pas pu se faire"));
    CHECK(browser.value("_code") == wave.code());
    CHECK(browser.shows("Perdre le contact. Perdre le temps."));
    CHECK(browser.offers_button("Envoyer"));
}

TEST_CASE("a full queue gives the review back and asks to wait", "[respondent]") {
    SmallWave wave;
    wave.store_with({std::chrono::milliseconds{0}, 1});
    const auto request = [&wave](const std::string& code) {
        const Browser browser = tests::at_review(wave);
        return http::Request{"POST", "/envoi", "",
                             http::write_form({{"_etat", browser.value("_etat")}, {"_code", code}})};
    };
    const auto first = request(wave.code());
    const auto second = request(wave.other_code());
    std::promise<void> begun;
    std::promise<void> end;
    wave.writer().between_groups([&begun, &end] {  // as while the urn is shuffled
        begun.set_value();
        end.get_future().wait();
    });
    begun.get_future().wait();
    std::promise<http::Response> waits;
    std::promise<http::Response> refused;

    wave.pages().handle(first, [&waits](http::Response response) { waits.set_value(std::move(response)); });
    wave.pages().handle(second,
                        [&refused](http::Response response) { refused.set_value(std::move(response)); });
    end.set_value();

    CHECK(waits.get_future().get().status == 200);
    const http::Response busy = refused.get_future().get();
    CHECK(busy.status == 503);
    CHECK(std::ranges::count(busy.headers, std::pair<std::string, std::string>{"Retry-After", "30"}) == 1);
    CHECK(busy.body.find("Le serveur ne peut pas enregistrer pour le moment") != std::string::npos);
    CHECK(busy.body.find("Perdre le contact.") != std::string::npos);
    Browser again{wave.pages()};
    again.send(second);
    CHECK(again.status() == 200);
    CHECK(wave.opened().size() == 2);
}

TEST_CASE("in open mode no code is asked and each visit stores one ballot", "[respondent]") {
    SmallWave wave{campaign::Mode::open};
    Browser browser = tests::at_review(wave);
    CHECK_FALSE(browser.offers("_code"));

    browser.press("Envoyer");
    CHECK(browser.title().starts_with("Réponse enregistrée"));
    browser.repeat();
    CHECK(browser.title().starts_with("Réponse déjà enregistrée"));
    Browser other = tests::at_review(wave);
    other.press("Envoyer");
    CHECK(other.title().starts_with("Réponse enregistrée"));

    CHECK(wave.opened().size() == 2);
}

TEST_CASE("people answer at the same time without meeting", "[respondent]") {
    SmallWave wave{campaign::Mode::open};
    std::vector<std::thread> people;
    std::atomic<int> stored = 0;
    std::atomic<int> refused = 0;

    for (int person = 0; person < 4; ++person) {
        people.emplace_back([&wave, &stored, &refused] {
            try {
                Browser browser = tests::at_review(wave);
                browser.press("Envoyer");
                if (browser.title().starts_with("Réponse enregistrée")) ++stored;
            } catch (const std::exception&) {
                ++refused;
            }
        });
    }
    for (std::thread& person : people) person.join();

    CHECK(stored == 4);
    CHECK(refused == 0);
    CHECK(wave.opened() == std::vector(4, kSheet));
}

TEST_CASE("answers to questions no longer asked do not reach the ballot", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::started(wave);
    browser.tick("tools", "oui");
    browser.tick("pace", "1");
    browser.press("Continuer");
    browser.type("hours", "7");
    browser.press("Continuer");
    browser.tick("uses", "lire");
    browser.press("Revenir");
    browser.tick("tools", "non");
    browser.press("Continuer");
    for (int page = 0; page < 2; ++page) browser.press("Continuer");
    browser.press("Continuer");
    browser.press("Continuer");
    browser.type("_code", wave.code());
    browser.press("Envoyer");
    REQUIRE(browser.title().starts_with("Réponse enregistrée"));

    const AnswerSheet expected{{"pace", Answer{false, {"1"}, ""}}, {"tools", Answer{false, {"non"}, ""}}};
    CHECK(wave.opened() == std::vector{expected});
}
