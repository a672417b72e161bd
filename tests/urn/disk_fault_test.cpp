#include <algorithm>
#include <iostream>
#include <ranges>

#include "catch.hpp"
#include "simulated_disk.hpp"
#include "sqlite_urn.hpp"
#include "submissions.hpp"

// The product's store on a disk that fails once, at any operation, and then works as if nothing had been.

using Fault = tests::SimulatedDisk::Fault;

namespace {

constexpr char kFile[] = "urn.db";

struct Tally {
    int unavailable = 0;
    int stopped = 0;
    int unnoticed = 0;  ///< the fault did not touch what a commit needs
    std::uint64_t acknowledged = 0;
};

/// True when every ballot from 0 to `acknowledged` is there, and of those above only whole groups that were sent.
bool holds(urn::Urn& urn, std::uint64_t acknowledged, std::uint64_t sent) {
    const std::vector<std::uint64_t> stored = tests::numbers_in(urn);
    return (stored.size() == acknowledged || stored.size() == sent) &&
           std::ranges::equal(stored, std::views::iota(std::uint64_t{0}, std::uint64_t{stored.size()}));
}

void fail_once(Fault fault, std::uint32_t seed, Tally& tally) {
    tests::SimulatedDisk disk(seed);
    std::mt19937 random(seed);
    urn::StoreSettings settings;
    settings.vfs = disk.name();
    disk.create(kFile);
    urn::UrnTables::create(kFile, {urn::Admission::open, tests::kSealedSize}, settings);
    auto urn = std::make_unique<urn::SqliteUrn>(kFile, settings);
    urn->put(tests::submissions(0, 4));
    std::uint64_t acknowledged = 4;
    std::uint64_t sent = 4;

    disk.fail(fault, disk.operations() + 1 + random() % 40);
    bool stopped = false;
    for (int group = 0; group < 8 && !stopped; ++group) {
        sent = acknowledged + 1 + random() % 5;
        try {
            const auto answers = urn->put(tests::submissions(acknowledged, sent));
            const bool stored =
                std::ranges::all_of(answers, [](urn::Put put) { return put == urn::Put::stored; });
            const bool refused =
                std::ranges::all_of(answers, [](urn::Put put) { return put == urn::Put::unavailable; });
            REQUIRE((stored || refused));
            if (stored) acknowledged = sent;
            if (refused) {
                ++tally.unavailable;
                CHECK(fault == Fault::disk_full);
                CHECK(urn->counts().received == static_cast<std::int64_t>(acknowledged));
                CHECK(holds(*urn, acknowledged, acknowledged));
            }
        } catch (const urn::StorageError&) {
            stopped = true;
            ++tally.stopped;
            CHECK(fault != Fault::disk_full);
            // Once and for all: a second attempt might report success for what the system has dropped.
            CHECK_THROWS_AS(urn->put(tests::submissions(sent, sent + 1)), urn::StorageError);
            CHECK_THROWS_AS(urn->ballots(), urn::StorageError);
        }
    }
    if (!disk.fault_met()) ++tally.unnoticed;

    // The program starts again on the same system, takes more, and then the power goes as well.
    urn = nullptr;
    if (random() % 2 == 0) {
        urn = std::make_unique<urn::SqliteUrn>(kFile, settings);
        CHECK(holds(*urn, acknowledged, sent));
        acknowledged = static_cast<std::uint64_t>(urn->counts().received);
        sent = acknowledged + 3;
        CHECK(urn->put(tests::submissions(acknowledged, sent)).front() == urn::Put::stored);
        acknowledged = sent;
        urn = nullptr;
    }
    disk.power_on();
    CHECK(holds(*std::make_unique<urn::SqliteUrn>(kFile, settings), acknowledged, sent));
    tally.acknowledged += acknowledged;
}

Tally fail_often(const std::string& what, Fault fault, std::uint32_t times = 200) {
    Tally tally;
    for (std::uint32_t seed = 1; seed <= times; ++seed) {
        CAPTURE(what, seed);
        fail_once(fault, 1000000 * (1 + static_cast<std::uint32_t>(fault)) + seed, tally);
    }
    std::cout << "disk fault, " << what << ": " << times << " runs, " << tally.acknowledged
              << " ballots acknowledged and found, unavailable " << tally.unavailable << ", stopped "
              << tally.stopped << "\n";
    return tally;
}

}  // namespace

TEST_CASE("a full disk refuses the group whole and the next is stored") {
    const Tally tally = fail_often("full disk", Fault::disk_full);
    CHECK(tally.unavailable > 180);
    CHECK(tally.stopped == 0);
}

TEST_CASE("a failed write stops the urn and loses nothing") {
    CHECK(fail_often("failed write", Fault::write_error).stopped > 180);
}

TEST_CASE("a write cut short stops the urn and loses nothing") {
    CHECK(fail_often("short write", Fault::short_write).stopped > 180);
}

TEST_CASE("a failed sync stops the urn and loses nothing") {
    CHECK(fail_often("failed sync", Fault::failed_sync).stopped > 180);
}

TEST_CASE("ten thousand faults of the disk lose nothing", "[.long]") {
    CHECK(fail_often("full disk, long", Fault::disk_full, 2500).stopped == 0);
    CHECK(fail_often("failed write, long", Fault::write_error, 2500).stopped > 2250);
    CHECK(fail_often("short write, long", Fault::short_write, 2500).stopped > 2250);
    CHECK(fail_often("failed sync, long", Fault::failed_sync, 2500).stopped > 2250);
}
