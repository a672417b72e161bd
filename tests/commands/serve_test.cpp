#include <atomic>
#include <fstream>
#include <regex>
#include <thread>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"
#include "program.hpp"
#include "questionnaires/csv.hpp"
#include "respondent.hpp"
#include "served_wave.hpp"
#include "urn/codes.hpp"

namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using tests::content_of;
using tests::Program;
using tests::ProgramEnd;
using tests::run_vigie;
using tests::RunningServer;
using tests::TemporaryFolder;

constexpr const char* kText = "Une phrase que personne d’autre n’aurait tournée ainsi.";

const http::Form kAnswers{{"q1", "4"},  {"q2", "2"},   {"m1", "autre"},  {"m1.precisez", "un outil maison"},
                          {"n1", "12"}, {"t1", kText}, {"metier", "enc"}};

void answer(std::uint16_t port, const std::string& code) {
    http::Client client("127.0.0.1", port);
    const auto response = tests::send_answers(client, tests::answer_pages(client, kAnswers), code);
    INFO(response.body);
    REQUIRE(tests::is_acknowledged(response));
}

/// What several people at once got when they sent their answers.
struct Sent {
    std::atomic<long> acknowledged = 0;
    std::atomic<long> unknown = 0;   ///< sent, and the connection ended without an answer
    std::atomic<int> answering = 4;  ///< people who have not given up yet
};

/// One person after another answers with the codes [first, last).
void answer_while_served(std::uint16_t port, const std::vector<std::string>& codes, std::size_t first,
                         std::size_t last, Sent& sent) {
    for (std::size_t i = first; i < last; ++i) {
        std::string review;
        http::Client client("127.0.0.1", port);
        try {
            review = tests::answer_pages(client, kAnswers);
        } catch (const std::exception&) {
            return;  // nothing was sent yet
        }
        try {
            if (tests::is_acknowledged(tests::send_answers(client, review, codes[i]))) ++sent.acknowledged;
        } catch (const http::ConnectionError&) {
            ++sent.unknown;
        }
    }
}

/// Ends the server with a signal while four people answer; then checks what is in the urn against what they were told.
void check_end_while_answering(int signal, int expected_code) {
    const TemporaryFolder folder;
    const auto codes = tests::open_wave_with_codes(folder, 800);
    Sent sent;
    {
        RunningServer server(folder.path(), folder / "c");
        std::vector<std::jthread> people;
        for (std::size_t person = 0; person < 4; ++person) {
            people.emplace_back([&codes, &sent, person, port = server.port()] {
                answer_while_served(port, codes, person * 200, (person + 1) * 200, sent);
                --sent.answering;
            });
        }
        while (sent.acknowledged < 12 && sent.answering > 0) std::this_thread::yield();
        REQUIRE(sent.acknowledged >= 12);
        server.program().signal(signal);
        CHECK(server.program().end().code == expected_code);
    }

    const long received = tests::number_in(tests::status_of(folder), "received");
    CAPTURE(sent.acknowledged.load(), sent.unknown.load(), received);
    CHECK(received >= sent.acknowledged);
    CHECK(received <= sent.acknowledged + sent.unknown);
    CHECK(run_vigie(folder.path(), {"wave", "close", (folder / "c").string(), "T4-2026"}).code == 0);
    CHECK(run_vigie(folder.path(),
                    {"tally", (folder / "c").string(), "T4-2026", "--key", (folder / "c.key").string()})
              .code == 0);
    CHECK(tests::tallied_rows(folder) == static_cast<std::size_t>(received));
}

}  // namespace

TEST_CASE("a wave is served answered stopped closed and tallied by the program") {
    const TemporaryFolder folder;
    const std::string c = (folder / "c").string();
    const auto codes = tests::open_wave_with_codes(folder, 7);
    {
        RunningServer server(folder.path(), c);
        for (std::size_t person = 0; person < 6; ++person) answer(server.port(), codes[person]);

        http::Client client("127.0.0.1", server.port());
        const std::string review = tests::answer_pages(client, kAnswers);
        CHECK_THAT(tests::send_answers(client, review, codes[0]).body,
                   Contains("Ce code n’a pas été accepté"));

        server.program().signal(SIGTERM);
        const ProgramEnd end = server.program().end();
        CHECK(end.code == 0);
        CHECK_THAT(
            end.out,
            StartsWith("Enquête «\u00A0Essai du trimestre\u00A0», vague T4 2026\u00A0:\nhttp://127.0.0.1:"));
        CHECK(end.err ==
              "Serveur arrêté\u00A0: chaque bulletin dont l’envoi a été confirmé est sur le disque.\n");
    }
    CHECK(tests::number_in(tests::status_of(folder), "received") == 6);

    const ProgramEnd closed = run_vigie(folder.path(), {"wave", "close", c, "T4-2026"});
    CHECK_THAT(closed.out,
               StartsWith("Vague T4 2026 close. Bulletins reçus\u00A0: 6\u202F; codes tirés\u00A0: 7."));
    const ProgramEnd lost =
        run_vigie(folder.path(), {"tally", c, "T4-2026", "--key", (folder / "lost.key").string()});
    CHECK(lost.code == 1);
    CHECK_THAT(lost.err,
               Contains("lost.key est introuvable") && Contains("Une clé perdue ne se retrouve pas"));
    const ProgramEnd tallied =
        run_vigie(folder.path(), {"tally", c, "T4-2026", "--key", (folder / "c.key").string()});
    CHECK(tallied.code == 0);
    CHECK_THAT(
        tallied.out,
        StartsWith("Vague T4 2026 dépouillée. Bulletins ouverts\u00A0: 6\u202F; textes libres\u00A0: 12."));
    const ProgramEnd again =
        run_vigie(folder.path(), {"tally", c, "T4-2026", "--key", (folder / "c.key").string()});
    CHECK(again.code == 1);
    CHECK_THAT(again.err, Contains("a déjà été dépouillée"));

    const auto answers =
        questionnaires::parse_csv(content_of(folder / "c/waves/T4-2026/answers.csv")).value();
    REQUIRE(answers.rows.size() == 6);
    for (const auto& row : answers.rows) {
        CHECK(row.cells ==
              std::vector<std::string>{"4", "2", "0", "0", "0", "1", "", "", "", "12", "", "1", "enc"});
    }
    CHECK_THAT(content_of(folder / "c/waves/T4-2026/verbatims.csv"),
               Contains(kText) && Contains("m1.precisez"));
}

TEST_CASE("SIGTERM while people answer loses no acknowledged ballot") {
    check_end_while_answering(SIGTERM, 0);
}

TEST_CASE("a killed server loses no acknowledged ballot") {
    check_end_while_answering(SIGKILL, 128 + SIGKILL);
}

TEST_CASE("nothing in a served campaign tells a code an answer a time or an address") {
    const TemporaryFolder folder;
    const std::string c = (folder / "c").string();
    const std::time_t before = std::time(nullptr);
    const auto codes = tests::open_wave_with_codes(folder, 12);
    RunningServer server(folder.path(), c);
    for (const std::string& code : codes) answer(server.port(), code);
    const auto check = [&] {
        std::vector<std::string> traces{"127.0.0.1", kText, "une phrase que personne", "un outil maison",
                                        std::to_string(before).substr(0, 7)};
        for (const std::string& code : codes) {
            traces.push_back(code);
            traces.push_back(urn::canonical_code(code).value());
        }
        const std::regex moment(R"(20\d\d-\d\d-\d\d|\d\d:\d\d:\d\d|\d\d/\d\d/20\d\d)");
        const std::regex hour(R"(\d\d:\d\d:\d\d)");
        for (const auto& entry : std::filesystem::recursive_directory_iterator(c)) {
            if (!entry.is_regular_file()) continue;
            const std::string content = content_of(entry.path());
            CAPTURE(entry.path().string());
            for (const std::string& trace : traces) CHECK(content.find(trace) == std::string::npos);
            const bool has_a_day = entry.path().filename() == "receipts.txt";  // that of its publication
            CHECK_FALSE(std::regex_search(content, has_a_day ? hour : moment));
        }
    };
    check();
    server.program().signal(SIGTERM);
    const ProgramEnd end = server.program().end();
    check();
    CHECK(run_vigie(folder.path(), {"wave", "close", c, "T4-2026"}).code == 0);
    check();

    for (const std::string& code : codes) CHECK_THAT(end.out + end.err, !Contains(code));
    CHECK(std::count(end.out.begin(), end.out.end(), '\n') == 3);
    CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 1);
}

TEST_CASE("after the closing every file of a wave has the time of midnight") {
    const TemporaryFolder folder;
    tests::open_wave_with_codes(folder, 1);
    run_vigie(folder.path(), {"wave", "close", (folder / "c").string(), "T4-2026"});

    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "c/waves/T4-2026")) {
        if (!entry.is_regular_file()) continue;
        const auto changed = std::chrono::file_clock::to_sys(entry.last_write_time());
        const std::time_t seconds = std::chrono::system_clock::to_time_t(
            std::chrono::time_point_cast<std::chrono::system_clock::duration>(changed));
        std::tm moment{};
        localtime_r(&seconds, &moment);
        CAPTURE(entry.path().string());
        CHECK(moment.tm_hour + moment.tm_min + moment.tm_sec == 0);
    }
}

TEST_CASE("one server at a time holds a wave and other commands wait for its end") {
    const TemporaryFolder folder;
    const std::string c = (folder / "c").string();
    const auto codes = tests::open_wave_with_codes(folder, 3);
    RunningServer server(folder.path(), c);
    answer(server.port(), codes[0]);

    const ProgramEnd second = run_vigie(folder.path(), {"serve", c, "--port", "0"});
    CHECK(second.code == 1);
    CHECK_THAT(second.err,
               StartsWith("vigie serve\u00A0: L’urne de la vague T4-2026 est tenue par un autre programme"));
    const ProgramEnd close = run_vigie(folder.path(), {"wave", "close", c, "T4-2026"});
    CHECK(close.code == 1);
    CHECK_THAT(close.err, Contains("Arrêtez-le"));
    const ProgramEnd draw =
        run_vigie(folder.path(), {"codes", c, "T4-2026", "--count", "2", "--out", (folder / "p2").string()});
    CHECK(draw.code == 1);
    CHECK_FALSE(std::filesystem::exists(folder / "p2"));
    const std::string status = tests::status_of(folder);
    CHECK(tests::number_in(status, "issued") == 3);
    CHECK(tests::number_in(status, "received") == 0);
    CHECK_THAT(status, Contains("\"received_rounded\":true"));
    CHECK_THAT(run_vigie(folder.path(), {"wave", "status", c}).out,
               Contains("au moins 0 (arrondi à la dizaine tant que le serveur tourne)"));
}

TEST_CASE("a port in use is named and the other server goes on") {
    const TemporaryFolder one;
    const TemporaryFolder other;
    const auto codes = tests::open_wave_with_codes(one, 1);
    tests::open_wave_with_codes(other, 1);
    RunningServer server(one.path(), one / "c");

    const ProgramEnd end =
        run_vigie(other.path(), {"serve", (other / "c").string(), "--port", std::to_string(server.port())});

    CHECK(end.code == 1);
    CHECK_THAT(end.err, Contains("le port " + std::to_string(server.port()) + " de 127.0.0.1 est déjà pris"));
    CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 1);
    answer(server.port(), codes[0]);
}

TEST_CASE("serve refuses in one line what it cannot serve") {
    const TemporaryFolder folder;
    const std::string c = (folder / "c").string();
    tests::open_wave_with_codes(folder, 1);

    const ProgramEnd address = run_vigie(folder.path(), {"serve", c, "--address", "nulle part"});
    CHECK(address.code == 1);
    CHECK_THAT(address.err, Contains("n’est pas une adresse IP"));
    CHECK(run_vigie(folder.path(), {"serve", c, "--port", "70000"}).code == 2);
    const ProgramEnd wave = run_vigie(folder.path(), {"serve", c, "--wave", "T1-2027"});
    CHECK(wave.code == 1);
    CHECK_THAT(wave.err, Contains("Il n’y a pas de vague T1-2027"));
    run_vigie(folder.path(), {"wave", "close", c, "T4-2026"});
    const ProgramEnd none = run_vigie(folder.path(), {"serve", c});
    CHECK(none.code == 1);
    CHECK_THAT(none.err, Contains("aucune vague ouverte"));
}

TEST_CASE("the server leaves no core file") {
    const TemporaryFolder folder;
    tests::open_wave_with_codes(folder, 1);
    RunningServer server(folder.path(), folder / "c");

    const std::string limits = content_of("/proc/" + std::to_string(server.program().id()) + "/limits");

    CHECK(std::regex_search(limits, std::regex(R"(Max core file size\s+0\s+0)")));
}

TEST_CASE("the anonymity sheet tells how the program serves") {
    const TemporaryFolder folder;
    tests::open_wave_with_codes(folder, 1);
    RunningServer server(folder.path(), folder / "c");

    http::Client client("127.0.0.1", server.port());
    const std::string sheet = client.get("/fiche").body;

    CHECK_THAT(sheet, Contains("Non chiffrée par ce serveur"));
    CHECK_THAT(sheet, Contains("aucune copie sur le disque"));
    CHECK_THAT(sheet, Contains("récrite chaque jour"));
}

TEST_CASE("the program says its version and lists its verbs") {
    const TemporaryFolder folder;

    CHECK(std::regex_match(run_vigie(folder.path(), {"--version"}).out,
                           std::regex("vigie \\d+\\.\\d+\\.\\d+\n")));
    CHECK_THAT(run_vigie(folder.path(), {"--help"}).out,
               Contains("vigie serve") && Contains("vigie wave open"));
    CHECK(run_vigie(folder.path(), {}).code == 2);
    CHECK(run_vigie(folder.path(), {"absent"}).code == 2);
}
