#include <atomic>
#include <chrono>
#include <iostream>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "../commands/served_wave.hpp"
#include "catch.hpp"
#include "served_wave_under_faults.hpp"

// The whole program killed without warning while people answer over HTTP, and started again, over and over. It says
// nothing about syncs, which the system survives: tests/urn/power_cut_test.cpp does, and tests/urn/kill_test.cpp shows that
// without a single sync a kill loses nothing either.

using faults::Sent;
using tests::RunningServer;
using tests::TemporaryFolder;

namespace {

constexpr std::size_t kPeople = 8;

struct Collected {
    std::mutex mutex;
    std::set<std::string> acknowledged;
    std::size_t retried_after_commit = 0;  ///< stored, but the acknowledgement was lost with the server
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> ended = false;
};

/// One code after the other; each is sent again until there is an answer, as a person does who sees none.
void answer_until_the_end(std::uint16_t port, const std::string& state, const std::vector<std::string>& codes,
                          Collected& collected) {
    while (!collected.ended) {
        const std::size_t i = collected.next++;
        if (i >= codes.size()) return;
        Sent sent = Sent::unknown;
        while (sent == Sent::unknown || sent == Sent::unavailable) {
            sent = faults::send(port, state, codes[i]);
            if (sent == Sent::unknown) std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        const std::lock_guard lock(collected.mutex);
        if (sent != Sent::refused) collected.acknowledged.insert(codes[i]);
        if (sent == Sent::stored_before) ++collected.retried_after_commit;
    }
}

std::size_t acknowledged(Collected& collected) {
    const std::lock_guard lock(collected.mutex);
    return collected.acknowledged.size();
}

/// Every code once more with the same receipt: an acknowledged ballot is there.
std::size_t missing(std::uint16_t port, const std::string& state, const std::set<std::string>& codes) {
    constexpr std::size_t at_once = 64;
    std::size_t missing = 0;
    for (auto code = codes.begin(); code != codes.end();) {
        std::vector<attacks::Connection> connections;
        for (; code != codes.end() && connections.size() < at_once; ++code) {
            connections.emplace_back(port);
            connections.back().send(faults::sending(state, *code));
        }
        for (const attacks::Connection& connection : connections) {
            missing += faults::outcome_of(connection.receive()) == Sent::stored_before ? 0U : 1U;
        }
    }
    return missing;
}

void kill_often(int kills, std::size_t codes_drawn, std::uint32_t seed) {
    const TemporaryFolder folder;
    const auto codes = tests::open_wave_with_codes(folder, codes_drawn);
    const std::uint16_t port = faults::free_port();
    const std::vector<std::string> words{"serve", (folder / "c").string(), "--port", std::to_string(port)};
    std::mt19937 random(seed);
    Collected collected;
    std::string state;
    std::vector<std::jthread> people;

    for (int life = 0; life <= kills; ++life) {
        tests::Program server(folder.path(), words);
        server.line_starting("http://");
        if (life == 0) {
            state = faults::state_at_the_end(port);  // opens after every restart: answers under way survive
            for (std::size_t person = 0; person < kPeople; ++person) {
                people.emplace_back([&, port] { answer_until_the_end(port, state, codes, collected); });
            }
        }
        const std::size_t enough = acknowledged(collected) + random() % 30;
        while (acknowledged(collected) < enough && collected.next < codes.size()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 250000));
        if (life == kills) {
            collected.ended = true;
            people.clear();
            CHECK(missing(port, state, collected.acknowledged) == 0);
            server.signal(SIGTERM);
            CHECK(server.end().code == 0);
        } else {
            server.signal(SIGKILL);
            CHECK(server.end().code == 128 + SIGKILL);
        }
    }

    REQUIRE(collected.next < codes.size());  // people never ran out of codes
    const std::size_t known = collected.acknowledged.size();
    const auto stored = static_cast<std::size_t>(tests::number_in(tests::status_of(folder), "received"));
    CHECK(stored == known);
    CHECK(tests::run_vigie(folder.path(), {"wave", "close", (folder / "c").string(), "T4-2026"}).code == 0);
    CHECK(tests::run_vigie(folder.path(), {"tally", (folder / "c").string(), "T4-2026", "--key",
                                           (folder / "c.key").string()})
              .code == 0);
    const std::size_t ballots = tests::tallied_rows(folder);
    CHECK(ballots == known);
    std::cout << "kill -9 of vigie serve: " << kills << " kills, " << known << " acknowledged ("
              << collected.retried_after_commit << " after a lost acknowledgement), " << stored
              << " codes spent, " << ballots << " ballots, 0 missing, 0 doubled\n";
}

}  // namespace

TEST_CASE("no acknowledged ballot is lost or doubled when the server is killed over and over") {
    kill_often(10, 4000, 41);
}

TEST_CASE("no acknowledged ballot is lost or doubled in two hundred kills of the server", "[.long]") {
    kill_often(200, 60000, 42);
}
