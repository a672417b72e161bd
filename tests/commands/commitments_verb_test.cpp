#include "catch.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "../campaign/small_campaign.hpp"
#include "commands/negotiation_verbs.hpp"

namespace {

struct Ran {
    int code;
    std::string out;
    std::string err;
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A campaign of three tallied quarters: the load falls in the second and is back in the third.
class Followed {
public:
    Followed() : campaign_{tests::create_small_campaign(folder_)} {
        quarter("T1-2026", 20, 10, 0);
        quarter("T2-2026", 0, 20, 10);
        quarter("T3-2026", 20, 10, 0);
    }

    Ran run(std::vector<std::string> words) const {
        words.insert(words.begin(), {"commitments", campaign_.folder().string()});
        std::ostringstream out;
        std::ostringstream err;
        const int code = commands::run_program(commands::negotiation_verbs(), words, out, err);
        return {code, out.str(), err.str()};
    }
    Ran add(const std::string& indicator, std::vector<std::string> more) const {
        more.insert(more.begin(), {"add", "--text", "Charge ramenée", "--source", "Accord IA", "--date",
                                   "2026-03-12", "--due", "2026-08-31", "--indicator", indicator});
        return run(more);
    }
    std::string file() const { return tests::content_of(campaign_.folder() / "commitments.csv"); }
    bool has_file() const { return std::filesystem::exists(campaign_.folder() / "commitments.csv"); }
    void spoil(const std::string& content) const {
        tests::write_content(campaign_.folder() / "commitments.csv", content);
    }

private:
    void quarter(const char* wave, int high, int middle, int low) {
        std::vector<questionnaires::AnswerSheet> sheets;
        for (int i = 0; i < high; ++i) sheets.push_back(tests::simple_sheet("4", "2", "ce"));
        for (int i = 0; i < middle; ++i) sheets.push_back(tests::simple_sheet("3", "3", "ce"));
        for (int i = 0; i < low; ++i) sheets.push_back(tests::simple_sheet("2", "4", "enc"));
        tests::collect(campaign_, wave, sheets);
        campaign_.tally(wave, folder_ / "c.key");
    }

    tests::TemporaryFolder folder_;
    campaign::Campaign campaign_;
};

}  // namespace

TEST_CASE("commitments are followed from quarter to quarter by the written rule") {
    const Followed campaign;
    REQUIRE(campaign.add("scale:charge", {"--target", "45", "--baseline-wave", "T1-2026"}).code == 0);
    REQUIRE(
        campaign.add("share:q1=4,5", {"--target", "10", "--better", "lower", "--baseline-wave", "T1-2026"})
            .code == 0);
    REQUIRE(campaign.add("scale:charge", {"--target", "30", "--baseline-wave", "T2-2026"}).code == 0);

    SECTION("reached while the interval of the fall excludes zero") {
        const Ran ran = campaign.run({"report", "--wave", "T2-2026", "--json"});
        REQUIRE(ran.code == 0);
        CHECK(has(ran.out, R"("on":"2026-06-30")"));
        // (20 x 50 + 10 x 25) / 30 = 41.7, the target is 45; nobody at 4 or 5 any more
        CHECK(has(ran.out, R"("value":{"text":"41,7)"));
        CHECK(has(ran.out, R"("state":"atteint")"));
        CHECK(has(ran.out, R"("state":"non mesurable")"));  // E3 starts at this very quarter
    }
    SECTION("late once the due date has passed and the fall is gone and worse for who started low") {
        const Ran ran = campaign.run({"report"});
        REQUIRE(ran.code == 0);
        CHECK(has(ran.out, "mercredi 30 septembre 2026"));
        CHECK(has(ran.out, "T3\u00A02026 : 66,7"));
        CHECK(has(ran.out, "en retard"));
        CHECK(has(ran.out, "recul"));
    }
    SECTION("under way when the day looked at is before the due date") {
        const Ran ran = campaign.run({"report", "--on", "2026-08-31"});
        CHECK(has(ran.out, "en cours"));
        CHECK_FALSE(has(ran.out, "en retard"));
    }
}

TEST_CASE("an outside figure is taken as given and a level kept is a promise kept") {
    const Followed campaign;
    REQUIRE(campaign.add("outside:Postes de conseiller", {"--target", "100", "--baseline", "100"}).code == 2);
    REQUIRE(campaign
                .add("outside:Postes de conseiller",
                     {"--target", "100", "--baseline", "100", "--better", "higher"})
                .code == 0);
    CHECK(has(campaign.run({"report"}).out, "non mesurable"));
    REQUIRE(
        campaign.run({"figure", "--id", "E1", "--date", "2026-05-01", "--value", "97,5", "--source", "BDESE"})
            .code == 0);
    CHECK(has(campaign.run({"report"}).out, "97,5 ; écart \u22122,5 ; recul (BDESE)"));
    REQUIRE(
        campaign.run({"figure", "--id", "E1", "--date", "2026-09-01", "--value", "100", "--source", "BDESE"})
            .code == 0);
    CHECK(has(campaign.run({"report"}).out, "mardi 1er septembre 2026 : 100 ; écart 0 ; atteint"));
    CHECK_FALSE(has(campaign.run({"report", "--on", "2026-08-01"}).out, "atteint"));
}

TEST_CASE("a demand waits for its motivated answer and keeps it") {
    const Followed campaign;
    REQUIRE(campaign.run({"demand", "--text", "Droit d’écarter, sans motif", "--date", "2026-03-12"}).code ==
            0);
    CHECK(has(campaign.run({"list"}).out, "sans réponse motivée"));
    CHECK(campaign.run({"answer", "--id", "D1", "--date", "2026-03-11", "--text", "Non", "--refused"}).code ==
          1);
    CHECK(campaign.run({"answer", "--id", "D2", "--date", "2026-04-11", "--text", "Non", "--refused"}).code ==
          1);
    CHECK(campaign.run({"answer", "--id", "D1", "--date", "2026-04-11", "--text", "Non"}).code == 2);
    REQUIRE(
        campaign
            .run({"answer", "--id", "D1", "--date", "2026-04-11", "--text", "Non ; \"coût\"", "--refused"})
            .code == 0);
    const Ran list = campaign.run({"list", "--json"});
    CHECK(has(list.out, R"("answer":{"date":"2026-04-11","text":"Non ; \"coût\"","accepted":false})"));
}

TEST_CASE("what contradicts the campaign or cannot be read writes nothing") {
    const Followed campaign;
    const std::vector<std::pair<std::vector<std::string>, int>> wrong{
        {{"scale:absente", "--target", "45"}, 1},
        {{"share:q1=9", "--target", "45", "--better", "lower"}, 1},
        {{"share:t1=a", "--target", "45", "--better", "lower"}, 1},
        {{"scale:charge", "--target", "145"}, 1},
        {{"scale:charge", "--target", "45", "--better", "higher"}, 1},
        {{"scale:charge", "--target", "45", "--baseline-wave", "T4-2030"}, 1},
        {{"share:q1=4", "--target", "45"}, 2},
        {{"scale:charge", "--target", "beaucoup"}, 2},
        {{"scale:charge", "--target", "45", "--baseline", "60"}, 2},
        {{"charge", "--target", "45"}, 2},
        {{"share:q1=", "--target", "45"}, 2},
        {{"scale:charge"}, 2},
    };
    for (const auto& [words, code] : wrong) {
        CAPTURE(words);
        const Ran ran = campaign.add(words.front(), {words.begin() + 1, words.end()});
        CHECK(ran.code == code);
        CHECK_FALSE(ran.err.empty());
    }
    CHECK(campaign.run({"oublier"}).code == 2);
    CHECK(campaign
              .run({"add", "--text", "x", "--source", "y", "--date", "2026-03-12", "--due", "2026-03-11",
                    "--indicator", "scale:charge", "--target", "45"})
              .code == 1);
    CHECK_FALSE(campaign.has_file());
    CHECK(has(campaign.run({"list"}).out, "Aucun engagement"));
}

TEST_CASE("a commitment file that was changed by hand is named with its line") {
    const Followed campaign;
    REQUIRE(campaign.add("scale:charge", {"--target", "45"}).code == 0);
    const std::string good = campaign.file();
    std::string spoilt = good;
    spoilt.replace(spoilt.find("2026-08-31"), 10, "2026-08-32");
    campaign.spoil(spoilt);
    const Ran ran = campaign.run({"list"});
    CHECK(ran.code == 1);
    CHECK(has(ran.err, "ligne 2"));
    CHECK(has(ran.err, "due"));
    campaign.spoil(good);
    CHECK(campaign.run({"list"}).code == 0);
}
