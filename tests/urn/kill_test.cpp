#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <iostream>
#include <random>
#include <set>
#include <thread>

#include "catch.hpp"
#include "sqlite_urn.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"
#include "urn/urn.hpp"
#include "urn/writer.hpp"

// The whole store, killed without warning while it works. This says nothing about syncs, which the system survives:
// power_cut_test.cpp does.

using urn::Put;

namespace {

constexpr std::uint64_t kSenders = 4;
constexpr std::uint64_t kNumbersOfASender = 1000000;

/// Without a single sync.
urn::StoreSettings unsynced() {
    urn::StoreSettings settings;
    std::ranges::find(settings.sqlite, "synchronous", &urn::Setting::name)->value = "OFF";
    std::ranges::find(settings.sqlite, "synchronous", &urn::Setting::name)->read_back = "0";
    return settings;
}

/// Puts until it is killed, and never syncs.
[[noreturn]] void live_unsynced(const std::filesystem::path& file, int life, int acknowledged) {
    try {
        urn::SqliteUrn urn(urn::UrnFile(file.string()), unsynced());
        for (std::uint64_t number = kNumbersOfASender * static_cast<std::uint64_t>(life);; number += 5) {
            urn.put(tests::submissions(number, number + 5));
            for (std::uint64_t stored = number; stored < number + 5; ++stored) {
                if (::write(acknowledged, &stored, sizeof stored) != sizeof stored) ::_exit(3);
            }
        }
    } catch (const std::exception& error) {
        std::cerr << "child: " << error.what() << std::endl;
    }
    ::_exit(2);
}

/// Sends until it is killed: each sender its own numbers, from where the last life stopped. What is acknowledged goes
/// into the pipe, eight bytes at a time, which are written whole or not at all.
[[noreturn]] void live(const std::filesystem::path& file, int life, int acknowledged) {
    try {
        const auto urn = urn::open_urn(file);
        urn::Writer writer(*urn, {std::chrono::milliseconds(1), 64});
        std::vector<std::thread> senders;
        for (std::uint64_t sender = 0; sender < kSenders; ++sender) {
            senders.emplace_back([&writer, sender, life, acknowledged] {
                const std::uint64_t first =
                    kNumbersOfASender * (kSenders * static_cast<std::uint64_t>(life) + sender);
                for (std::uint64_t number = first;; ++number) {
                    writer.submit(tests::submission_of(number), [number, acknowledged](Put put) {
                        if (put != Put::stored) return;
                        if (::write(acknowledged, &number, sizeof number) != sizeof number) ::_exit(3);
                    });
                    if (number % 8 == 7) std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
            });
        }
        for (std::thread& sender : senders) sender.join();
    } catch (const std::exception& error) {
        std::cerr << "child: " << error.what() << std::endl;
    }
    ::_exit(2);
}

/// Puts, shuffles, puts, shuffles, until it is killed.
[[noreturn]] void live_shuffling(const std::filesystem::path& file, int life, int acknowledged) {
    try {
        const auto urn = urn::open_urn(file);
        for (std::uint64_t number = kNumbersOfASender * static_cast<std::uint64_t>(life);; number += 5) {
            urn->put(tests::submissions(number, number + 5));
            for (std::uint64_t stored = number; stored < number + 5; ++stored) {
                if (::write(acknowledged, &stored, sizeof stored) != sizeof stored) ::_exit(3);
            }
            urn->shuffle();
        }
    } catch (const std::exception& error) {
        std::cerr << "child: " << error.what() << std::endl;
    }
    ::_exit(2);
}

/// Sends without pause while the writer shuffles again and again, until it is killed.
[[noreturn]] void live_sending_and_shuffling(const std::filesystem::path& file, int life, int acknowledged) {
    try {
        const auto urn = urn::open_urn(file);
        urn::Writer writer(*urn, {std::chrono::milliseconds(1), 64});
        for (std::uint64_t number = kNumbersOfASender * static_cast<std::uint64_t>(life);; ++number) {
            writer.submit(tests::submission_of(number), [number, acknowledged](Put put) {
                if (put != Put::stored) return;
                if (::write(acknowledged, &number, sizeof number) != sizeof number) ::_exit(3);
            });
            if (number % 16 != 15) continue;
            writer.between_groups([&urn] { urn->shuffle(); });
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    } catch (const std::exception& error) {
        std::cerr << "child: " << error.what() << std::endl;
    }
    ::_exit(2);
}

using Life = void (*)(const std::filesystem::path&, int, int);

/// One life and its end, after at least `enough` acknowledgements and a pause. Adds what was acknowledged.
void kill_once(const std::filesystem::path& file, Life life, int number, std::size_t enough,
               std::chrono::microseconds pause, std::set<std::uint64_t>& acknowledged) {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        life(file, number, ends[1]);
    }
    ::close(ends[1]);

    std::size_t received = 0;
    std::uint64_t ballot = 0;
    while (received < enough && ::read(ends[0], &ballot, sizeof ballot) == sizeof ballot) {
        acknowledged.insert(ballot);
        ++received;
    }
    std::this_thread::sleep_for(pause);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    while (::read(ends[0], &ballot, sizeof ballot) == sizeof ballot) acknowledged.insert(ballot);
    ::close(ends[0]);
    REQUIRE(WIFSIGNALED(status));  // it did not end by itself
}

void check_urn(const std::filesystem::path& file, const std::set<std::uint64_t>& acknowledged) {
    const auto urn = urn::open_urn(file);
    const auto stored = tests::numbers_in(*urn);

    CHECK(std::ranges::includes(stored, acknowledged));
    CHECK(std::ranges::adjacent_find(stored) == stored.end());
    CHECK(urn->counts().received == static_cast<std::int64_t>(stored.size()));
    for (const std::uint64_t number : {*acknowledged.begin(), *acknowledged.rbegin()}) {
        CHECK(urn->put(tests::submissions(number, number + 1)).front() == Put::stored_before);
    }
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path())) {
        CHECK((entry.path() == file || entry.path() == file.string() + "-journal"));
    }
}

void kill_often(const std::string& what, Life life, int kills, std::size_t most, std::uint32_t seed) {
    const tests::TempFolder folder(tests::TempFolder::on_disk());
    const auto file = folder / "urn.db";
    urn::create_urn(file, urn::Admission::open, tests::kSealedSize);
    std::set<std::uint64_t> acknowledged;
    std::mt19937 random(seed);

    for (int kill = 0; kill < kills; ++kill) {
        CAPTURE(seed, kill);
        kill_once(file, life, kill, 1 + random() % most, std::chrono::microseconds(random() % 20000),
                  acknowledged);
        check_urn(file, acknowledged);
    }
    const auto stored = urn::open_urn(file)->counts().received;
    std::cout << "kill -9, " << what << ": " << kills << " kills, " << acknowledged.size()
              << " ballots acknowledged, " << stored << " stored, 0 missing\n";
}

}  // namespace

TEST_CASE("no acknowledged ballot is lost when the program is killed") {
    kill_often("groups", live, 20, 60, 1);
}

TEST_CASE("no ballot is lost when the program is killed while it shuffles") {
    kill_often("shuffles", live_shuffling, 15, 20, 2);
}

TEST_CASE("no acknowledged ballot is lost when the program is killed while a served urn is shuffled") {
    kill_often("shuffles between groups", live_sending_and_shuffling, 15, 60, 4);
}

TEST_CASE("control: a kill loses nothing without syncs either and so proves nothing about the disk") {
    kill_often("control, no sync", live_unsynced, 10, 60, 4);
}

TEST_CASE("no acknowledged ballot is lost in two hundred kills", "[.long]") {
    kill_often("groups", live, 200, 2000, 3);
}
