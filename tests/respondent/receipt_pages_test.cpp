#include <algorithm>

#include "campaign/receipts.hpp"
#include "catch.hpp"
#include "small_walks.hpp"

#include "../campaign/small_campaign.hpp"

using tests::Browser;
using tests::SmallWave;

namespace {

/// A list with this hash, written beside nothing else.
class PostedList {
public:
    explicit PostedList(bool final) {
        auto campaign = tests::create_small_campaign(folder_);
        const auto codes = campaign.draw_codes("T4-2026", 12);
        campaign.open_wave("T4-2026", campaign::Mode::codes, {});
        {
            const auto wave = campaign.serve();
            std::vector<urn::Submission> group;
            for (const auto& code : codes) {
                group.push_back(tests::submission(wave, code, tests::simple_sheet("4", "2", "ce")));
            }
            wave.urn->put(group);
            campaign::publish_receipts(campaign, "T4-2026", wave.urn->ballots());
        }
        if (final) campaign.close_wave("T4-2026");
        hashes_ = campaign::published_receipts(campaign, "T4-2026").value().hashes;
    }

    std::filesystem::path file() const { return folder_ / "c/waves/T4-2026/receipts.txt"; }
    std::string receipt() const { return hashes_[1].substr(0, 16); }

private:
    tests::TemporaryFolder folder_;
    std::vector<std::string> hashes_;
};

void search(Browser& browser, const std::string& receipt) {
    browser.visit("/recus");
    browser.type("_recu", receipt);
    browser.press("Chercher");
}

}  // namespace

TEST_CASE("before the first list the page says when it will come", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    browser.visit("/recus");
    CHECK(browser.status() == 200);
    CHECK(browser.shows("Aucune liste n’est encore publiée"));
    search(browser, "0123 4567 89ab cdef");
    CHECK(browser.shows("Il n’y a pas encore de liste"));
    browser.visit("/recus.txt");
    CHECK(browser.status() == 404);
}

TEST_CASE("a receipt is found on the provisional list without appearing in an address", "[respondent]") {
    const PostedList list{false};
    SmallWave wave;
    wave.wave().receipts = list.file();
    Browser browser{wave.pages()};

    browser.visit("/recus");
    CHECK(browser.shows("Liste provisoire du "));
    CHECK(browser.shows("7 bulletins"));
    CHECK(browser.shows("un collègue qui vous a vu répondre"));
    search(browser, list.receipt().substr(0, 8) + " " + list.receipt().substr(8));
    CHECK(browser.status() == 200);
    CHECK(browser.shows("Ce reçu est sur la liste"));
    CHECK(browser.sent_path() == "/recus");
    CHECK(browser.html().find(list.receipt()) == std::string::npos);
    CHECK(browser.focused_text().find("Ce reçu est sur la liste") != std::string::npos);

    search(browser, "0123 4567 89ab cdef");
    CHECK(browser.shows("n’est pas encore sur la liste"));
}

TEST_CASE("a receipt that is missing from the list of the closing is a matter for the elected",
          "[respondent]") {
    const PostedList list{true};
    SmallWave wave;
    wave.wave().receipts = list.file();
    Browser browser{wave.pages()};

    search(browser, list.receipt());
    CHECK(browser.shows("Ce reçu est sur la liste"));
    search(browser, "0123 4567 89ab cdef");
    CHECK(browser.shows("Liste de la clôture"));
    CHECK(browser.shows("prévenez vos élus du CSE"));
}

TEST_CASE("a mistyped receipt is given back to be corrected", "[respondent]") {
    SmallWave wave;
    Browser browser{wave.pages()};

    search(browser, "0123 4567 <b>");

    CHECK(browser.status() == 422);
    CHECK(browser.shows("Ce n’est pas un reçu"));
    CHECK(browser.value("_recu") == "0123 4567 <b>");
}

TEST_CASE("the whole list is a text to keep", "[respondent]") {
    const PostedList list{false};
    SmallWave wave;
    wave.wave().receipts = list.file();
    http::Response answer;
    const auto keep = [&answer](http::Response response) { answer = std::move(response); };

    wave.pages().handle({"GET", "/recus.txt", "", ""}, keep);

    CHECK(answer.status == 200);
    CHECK(answer.content_type == "text/plain; charset=utf-8");
    CHECK(answer.body == tests::content_of(list.file()));
    CHECK(std::ranges::find(answer.headers,
                            std::pair<std::string, std::string>{"Content-Disposition",
                                                                "attachment; filename=\"recus.txt\""}) !=
          answer.headers.end());
    int refused = 0;
    for (int i = 0; i < 60; ++i) {
        wave.pages().handle({"GET", "/recus.txt", "", ""}, keep);
        if (answer.status == 503) ++refused;
    }
    CHECK(refused > 0);
    wave.pages().handle({"POST", "/recus.txt", "", ""}, keep);
    CHECK(answer.status == 405);
}

TEST_CASE("the page of thanks says how to check the receipt later", "[respondent]") {
    SmallWave wave;
    Browser browser = tests::at_review(wave);
    browser.type("_code", wave.code());
    browser.press("Envoyer");

    CHECK(browser.shows("Notez-le si vous voulez vérifier plus tard"));
    CHECK(browser.html().find("href=\"/recus\"") != std::string::npos);
}
