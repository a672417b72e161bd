#include <chrono>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"
#include "program.hpp"
#include "respondent.hpp"
#include "served_wave.hpp"

namespace {

using Catch::Matchers::Contains;
using tests::run_vigie;
using tests::RunningServer;
using tests::TemporaryFolder;

const http::Form kAnswers{{"q1", "4"}, {"q2", "2"}, {"metier", "enc"}};

std::string review_on(const RunningServer& server) {
    http::Client client("127.0.0.1", server.port());
    return tests::answer_pages(client, kAnswers);
}

http::ClientResponse send(const RunningServer& server, const std::string& review, const std::string& code) {
    http::Client client("127.0.0.1", server.port());
    return tests::send_answers(client, review, code);
}

void stop(RunningServer& server) {
    server.program().signal(SIGTERM);
    CHECK(server.program().end().code == 0);
}

/// As if the server had not run for two nights.
void miss_a_shuffle(const std::filesystem::path& campaign) {
    const auto note = campaign / "waves/T4-2026/shuffle.json";
    std::filesystem::last_write_time(note,
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(48));
}

}  // namespace

TEST_CASE("a running wave is moved to another machine as the document says") {
    const TemporaryFolder folder;
    const TemporaryFolder elsewhere;
    const auto codes = tests::open_wave_with_codes(folder, 10);
    const std::string here = (folder / "c").string();
    const std::string there = (elsewhere / "c").string();
    const std::string file = (folder / "c.vigie").string();
    std::string review;     // answered and acknowledged before the move
    std::string under_way;  // answered and not sent yet
    {
        RunningServer server(folder.path(), here);
        for (std::size_t i = 0; i < 5; ++i) {
            review = review_on(server);
            REQUIRE(tests::is_acknowledged(send(server, review, codes[i])));
        }
        under_way = review_on(server);
        const auto served = run_vigie(folder.path(), {"backup", here, "--out", file, "--move"});
        CHECK(served.code == 1);
        CHECK_THAT(served.err, Contains("Arrêtez-le"));
        stop(server);
    }

    const auto moved = run_vigie(folder.path(), {"backup", here, "--out", file, "--move"});
    CHECK(moved.code == 0);
    CHECK_THAT(moved.out, Contains("bulletins\u00A0: 5, tous y sont.") && Contains("ne se sert plus ici"));
    CHECK(run_vigie(folder.path(), {"serve", here, "--port", "0"}).code == 1);
    const auto restored = run_vigie(elsewhere.path(), {"restore", file, "--out", there});
    CHECK(restored.code == 0);
    CHECK_THAT(restored.out, Contains("chaque fichier vérifié") && Contains("bulletins\u00A0: 5."));
    {
        RunningServer server(elsewhere.path(), there);
        CHECK_THAT(send(server, review, codes[4]).body, Contains("Votre réponse est déjà enregistrée"));
        CHECK_THAT(send(server, review_on(server), codes[4]).body, Contains("Ce code n’a pas été accepté"));
        CHECK(tests::is_acknowledged(send(server, under_way, codes[5])));
        CHECK(tests::is_acknowledged(send(server, review_on(server), codes[6])));
        stop(server);
    }
    CHECK(run_vigie(elsewhere.path(), {"wave", "close", there, "T4-2026"}).code == 0);
    CHECK(
        run_vigie(elsewhere.path(), {"tally", there, "T4-2026", "--key", (folder / "c.key").string()}).code ==
        0);
    CHECK(tests::tallied_rows(elsewhere) == 7);
}

TEST_CASE(
    "a served wave is backed up from its last shuffle and a missed shuffle is made up for at the start") {
    const TemporaryFolder folder;
    const auto codes = tests::open_wave_with_codes(folder, 10);
    const std::string c = (folder / "c").string();
    {
        RunningServer server(folder.path(), c);
        for (std::size_t i = 0; i < 6; ++i) {
            REQUIRE(tests::is_acknowledged(send(server, review_on(server), codes[i])));
        }
        const auto before = run_vigie(folder.path(), {"backup", c, "--out", (folder / "b0").string()});
        CHECK_THAT(before.out, Contains("bulletins\u00A0: 0, tels qu’au dernier mélange"));
        stop(server);
    }
    miss_a_shuffle(c);

    RunningServer server(folder.path(), c);
    REQUIRE(tests::is_acknowledged(send(server, review_on(server), codes[6])));
    const auto backup = run_vigie(folder.path(), {"backup", c, "--out", (folder / "b1").string()});

    CHECK(backup.code == 0);
    CHECK_THAT(backup.out,
               Contains("bulletins\u00A0: 6, tels qu’au dernier mélange\u202F; les suivants n’y sont pas."));
    CHECK(run_vigie(folder.path(), {"restore", (folder / "b1").string(), "--out", (folder / "d").string()})
              .code == 0);
    CHECK(tests::is_acknowledged(send(server, review_on(server), codes[7])));
}
