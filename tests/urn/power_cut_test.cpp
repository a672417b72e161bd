#include <algorithm>
#include <iostream>

#include "catch.hpp"
#include "simulated_disk.hpp"
#include "sqlite_urn.hpp"
#include "submissions.hpp"

// The product's store on a disk that loses its power at a random operation. A test that no setting could fail would
// prove nothing: the controls must lose.

namespace {

constexpr char kFile[] = "urn.db";

/// The product's settings with some of SQLite's replaced.
urn::StoreSettings with(const std::vector<urn::Setting>& replaced) {
    urn::StoreSettings settings;
    for (const urn::Setting& setting : replaced) {
        const auto found = std::ranges::find(settings.sqlite, setting.name, &urn::Setting::name);
        *found = setting;
    }
    return settings;
}

struct Run {
    std::string loss;  ///< empty when nothing is lost
    std::uint64_t acknowledged = 0;
};

/// What came back after the cut, against what was acknowledged; of the group in flight, all or nothing.
std::string loss_in(urn::Urn& urn, std::uint64_t acknowledged, std::uint64_t in_flight) {
    const std::vector<std::uint64_t> stored = tests::numbers_in(urn);
    if (stored.size() < acknowledged) return "acknowledged ballots are gone";
    if (stored.size() != acknowledged && stored.size() != acknowledged + in_flight) return "a group is torn";
    for (std::uint64_t number = 0; number < stored.size(); ++number) {
        if (stored[number] != number) return "another ballot is there";
    }
    if (urn.counts().received != static_cast<std::int64_t>(stored.size())) return "codes and ballots differ";
    return {};
}

enum class Disk { honest, lying };

/// What is sent before the power goes.
struct Load {
    std::uint64_t largest_group = 6;
    std::size_t sealed_size = tests::kSealedSize;
};

Run cut_once(std::uint32_t seed, const Load& load, urn::StoreSettings settings, Disk kind) {
    tests::SimulatedDisk disk(seed);
    std::mt19937 random(seed);
    settings.vfs = disk.name();
    disk.create(kFile);
    urn::UrnTables::create(kFile, {urn::Admission::open, load.sealed_size}, settings);
    if (kind == Disk::lying) disk.lie_about_syncs();

    Run run;
    std::uint64_t in_flight = 0;
    {
        urn::SqliteUrn urn(kFile, settings);
        const auto put_group = [&urn, &random, &run, &in_flight, &load] {
            in_flight = 1 + random() % load.largest_group;
            urn.put(tests::submissions(run.acknowledged, run.acknowledged + in_flight, load.sealed_size));
            run.acknowledged += in_flight;
        };
        put_group();
        disk.fail(tests::SimulatedDisk::Fault::power_cut, disk.operations() + 1 + random() % 120);
        try {
            for (;;) put_group();
        } catch (const urn::StorageError&) {
        }
    }
    disk.power_on();

    try {
        urn::SqliteUrn urn(kFile, settings);
        run.loss = loss_in(urn, run.acknowledged, in_flight);
        if (run.loss.empty()) {
            const std::uint64_t stored = static_cast<std::uint64_t>(urn.counts().received);
            urn.put(tests::submissions(stored, stored + 3, load.sealed_size));
            run.loss = loss_in(urn, stored + 3, 0);
        }
    } catch (const std::runtime_error& error) {
        run.loss = error.what();
    }
    return run;
}

struct Total {
    int runs = 0;
    int losses = 0;
    std::uint64_t acknowledged = 0;
    std::string first_loss;
};

Total cut(const std::string& what, int runs, const Load& load, const urn::StoreSettings& settings = {},
          Disk kind = Disk::honest) {
    Total total;
    for (; total.runs < runs; ++total.runs) {
        const auto seed = static_cast<std::uint32_t>(total.runs);
        const Run run = cut_once(seed, load, settings, kind);
        total.acknowledged += run.acknowledged;
        if (run.loss.empty()) continue;
        if (total.losses++ == 0) total.first_loss = "seed " + std::to_string(seed) + ": " + run.loss;
    }
    std::cout << "power cut, " << what << ": " << total.runs << " cuts, " << total.acknowledged
              << " ballots acknowledged, losses in " << total.losses << " cuts\n";
    return total;
}

void check_nothing_is_lost(const std::string& what, int runs, const Load& load) {
    const Total total = cut(what, runs, load);
    INFO(total.first_loss);
    CHECK(total.losses == 0);
    CHECK(total.acknowledged > static_cast<std::uint64_t>(runs));
}

const std::vector<urn::Setting> kDeleteJournal{{"locking_mode", "NORMAL", "normal"},
                                               {"journal_mode", "DELETE", "delete"}};

}  // namespace

TEST_CASE("no lone ballot is lost once acknowledged when the power goes") {
    check_nothing_is_lost("lone ballots", 800, {.largest_group = 1});
}

TEST_CASE("no ballot of a small group is lost once acknowledged when the power goes") {
    check_nothing_is_lost("groups up to 6", 800, {});
}

TEST_CASE("no ballot of a large group is lost once acknowledged when the power goes") {
    check_nothing_is_lost("groups up to 40", 250, {.largest_group = 40});
}

TEST_CASE("no ballot in several rows is lost once acknowledged when the power goes") {
    check_nothing_is_lost("ballots in two rows", 150, {.largest_group = 3, .sealed_size = 32688});
}

TEST_CASE("a deleted journal keeps all when its folder is synced too") {
    auto settings = kDeleteJournal;
    settings.push_back({"synchronous", "EXTRA", "3"});
    const Total total = cut("DELETE EXTRA", 300, {}, with(settings));

    INFO(total.first_loss);
    CHECK(total.losses == 0);
}

TEST_CASE("control: without syncs ballots are lost") {
    CHECK(cut("control, OFF", 100, {}, with({{"synchronous", "OFF", "0"}})).losses > 80);
}

TEST_CASE("control: on a disk that lies about syncs ballots are lost") {
    CHECK(cut("control, lying disk", 100, {}, {}, Disk::lying).losses > 80);
}

TEST_CASE("control: with fewer syncs ballots are lost") {
    CHECK(cut("control, NORMAL", 200, {}, with({{"synchronous", "NORMAL", "1"}})).losses > 10);
}

TEST_CASE("control: a deleted journal may come back and undo what was acknowledged") {
    CHECK(cut("control, DELETE FULL", 200, {}, with(kDeleteJournal)).losses > 8);
}

TEST_CASE("no acknowledged ballot is lost in a hundred thousand power cuts", "[.long]") {
    check_nothing_is_lost("product, long", 100000, {});
}
