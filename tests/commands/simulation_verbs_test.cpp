#include "commands/simulation_verbs.hpp"

#include <algorithm>
#include <sstream>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"

namespace {

using Catch::Matchers::Contains;
using tests::TemporaryFolder;

struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

Ran simulate(const std::vector<std::string>& words) {
    std::ostringstream out;
    std::ostringstream err;
    std::vector<std::string> line{"simulate"};
    line.insert(line.end(), words.begin(), words.end());
    const auto verbs = commands::simulation_verbs();
    const int code = commands::run_program(verbs, line, out, err);
    return {code, out.str(), err.str()};
}

/// Simulated people answer the shipped questionnaire through the pages; the rows of answers, sorted.
std::vector<std::string> simulated_rows(const std::string& seed) {
    const TemporaryFolder folder;
    auto campaign = campaign::Campaign::create(
        folder / "c", {std::string{VIGIE_SOURCE_DIR} + "/questionnaires/catalogue/france-travail-pro-ia", 5,
                       folder / "c.key"});
    campaign.open_wave("T1-2027", campaign::Mode::codes, {});
    const Ran ran = simulate({folder / "c", "T1-2027", "--people", "12", "--seed", seed});
    CAPTURE(ran.err);
    REQUIRE(ran.code == 0);
    CHECK_THAT(ran.out, Contains("12. Réponses envoyées"));
    campaign.close_wave("T1-2027");
    campaign.tally("T1-2027", folder / "c.key");

    std::istringstream lines{tests::content_of(folder / "c/waves/T1-2027/answers.csv")};
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);) rows.push_back(line);
    std::sort(rows.begin(), rows.end());
    return rows;
}

}  // namespace

TEST_CASE("the same seed gives the same answers through the real pages") {
    const auto rows = simulated_rows("3");

    CHECK(rows.size() > 6);
    CHECK(rows == simulated_rows("3"));
    CHECK(rows != simulated_rows("4"));
}

TEST_CASE("simulate says what it lacks") {
    const TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", campaign::Mode::codes, {});

    const Ran nobody = simulate({folder / "c", "T4-2026", "--people", "3", "--seed", "1"});
    CHECK(nobody.code == 1);
    CHECK_THAT(nobody.err, Contains("--society"));

    tests::write_content(folder / "societe.json", R"({"bands":{"ville":{"a":1}}})");
    const Ran stranger = simulate(
        {folder / "c", "T4-2026", "--people", "3", "--seed", "1", "--society", folder / "societe.json"});
    CHECK(stranger.code == 1);
    CHECK_THAT(stranger.err, Contains("bands.ville"));

    tests::write_content(folder / "societe.json", "{}");
    const Ran elsewhere = simulate({folder / "c", "T4-2026", "--people", "1", "--seed", "1", "--society",
                                    folder / "societe.json", "--url", "ftp://x"});
    CHECK(elsewhere.code == 2);
    CHECK_THAT(elsewhere.err, Contains("http://"));
    CHECK(simulate({folder / "c", "T4-2026", "--seed", "1"}).code == 2);
}
