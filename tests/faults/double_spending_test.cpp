#include <algorithm>
#include <iostream>

#include "../commands/served_wave.hpp"
#include "catch.hpp"
#include "served_wave_under_faults.hpp"

using faults::Sent;
using tests::RunningServer;
using tests::TemporaryFolder;

namespace {

constexpr std::size_t kCopies = 8;

/// Each code at the same instant from eight connections, with eight receipts; `at_once` codes a time.
void spend_often(std::size_t codes_drawn, std::size_t at_once) {
    const TemporaryFolder folder;
    const auto codes = tests::open_wave_with_codes(folder, codes_drawn);
    std::size_t stored = 0;
    std::size_t refused = 0;
    std::size_t doubled = 0;
    {
        RunningServer server(folder.path(), folder / "c");
        std::vector<std::string> states;
        for (std::size_t copy = 0; copy < kCopies; ++copy)
            states.push_back(faults::state_at_the_end(server.port()));
        for (std::size_t first = 0; first < codes.size(); first += at_once) {
            const std::size_t last = std::min(codes.size(), first + at_once);
            std::vector<attacks::Connection> connections;
            for (std::size_t i = kCopies * first; i < kCopies * last; ++i) {
                connections.emplace_back(server.port());
                connections.back().send(faults::sending(states[i % kCopies], codes[i / kCopies]));
            }
            for (std::size_t i = 0; i < connections.size();) {
                std::size_t successes = 0;
                for (std::size_t copy = 0; copy < kCopies; ++copy, ++i) {
                    const Sent sent = faults::outcome_of(connections[i].receive());
                    successes += sent == Sent::stored ? 1U : 0U;
                    refused += sent == Sent::refused ? 1U : 0U;
                }
                stored += successes;
                doubled += successes > 1 ? 1U : 0U;
            }
        }
        server.program().signal(SIGTERM);
        CHECK(server.program().end().code == 0);
    }
    const auto received = static_cast<std::size_t>(tests::number_in(tests::status_of(folder), "received"));
    std::cout << "double spending: " << codes.size() << " codes from " << kCopies << " connections at once, "
              << stored << " acknowledged, " << refused << " refused, " << received << " stored, " << doubled
              << " doubled\n";
    CHECK(stored == codes.size());
    CHECK(refused == (kCopies - 1) * codes.size());
    CHECK(received == codes.size());
    CHECK(doubled == 0);
}

}  // namespace

TEST_CASE("a code sent at once from many connections is spent exactly once") {
    spend_often(60, 15);
}

TEST_CASE("ten thousand codes sent at once from many connections are spent exactly once", "[.long]") {
    spend_often(10000, 40);
}
