#include "collection/daily_shuffle.hpp"

#include <utime.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <sstream>
#include <thread>

#include "../campaign/small_campaign.hpp"
#include "campaign/wave_shuffle.hpp"
#include "catch.hpp"

namespace {

using Catch::Matchers::Contains;
using commands::DailyShuffle;
using commands::shuffle_due;
using commands::WallClock;
using std::chrono::days;
using std::chrono::sys_days;
using tests::TemporaryFolder;

/// A clock that stands still until the test sets it.
class SetClock {
public:
    explicit SetClock(WallClock now) : now_(now) {}

    std::function<WallClock()> reader() {
        return [this] {
            const std::lock_guard lock(mutex_);
            ++readings_;
            return now_;
        };
    }
    void set(WallClock now) {
        const std::lock_guard lock(mutex_);
        now_ = now;
    }
    /// Waits until the time that is set now was seen, and what it led to has been done.
    void wait_until_seen() {
        const long seen = readings();
        while (readings() < seen + 2) std::this_thread::yield();
    }

private:
    long readings() {
        const std::lock_guard lock(mutex_);
        return readings_;
    }

    std::mutex mutex_;
    WallClock now_;
    long readings_ = 0;
};

/// An urn that counts its shuffles, over the wave's own.
class CountedUrn : public urn::Urn {
public:
    explicit CountedUrn(urn::Urn& urn) : urn_(urn) {}

    void admit(std::span<const urn::CodeHash> codes) override { urn_.admit(codes); }
    std::vector<urn::Put> put(std::span<const urn::Submission> group) override { return urn_.put(group); }
    bool knows(const urn::CodeHash& code) const override { return urn_.knows(code); }
    urn::Counts counts() const override { return urn_.counts(); }
    std::vector<urn::SealedBallot> ballots() override { return urn_.ballots(); }
    void shuffle() override {
        if (failing) throw urn::StorageError("Il n’y a plus assez de place sur le disque.");
        urn_.shuffle();
        ++shuffles;
    }

    void copy_to(const std::filesystem::path& file) override { urn_.copy_to(file); }

    std::atomic<int> shuffles = 0;
    std::atomic<bool> failing = false;

private:
    urn::Urn& urn_;
};

/// A campaign of threshold 5 with an open wave and what serves it, whose last shuffle was on `last`.
class Served {
public:
    explicit Served(sys_days last) : campaign(tests::create_small_campaign(folder, 5)) {
        codes = campaign.draw_codes("T4-2026", 60);
        campaign.open_wave("T4-2026", campaign::Mode::codes, {});
        set_last_shuffle(last);
        wave = campaign.serve();
        urn = std::make_unique<CountedUrn>(*wave.urn);
        writer = std::make_unique<urn::Writer>(*urn, urn::Writer::Options{std::chrono::milliseconds(0), 64});
    }

    void set_last_shuffle(sys_days day) const {
        const std::time_t noon = std::chrono::system_clock::to_time_t(day) + 12 * 3600;
        const utimbuf times{noon, noon};
        REQUIRE(::utime((campaign.wave_folder("T4-2026") / "shuffle.json").c_str(), &times) == 0);
    }
    /// `count` more people answer, each in their turn; waits for their answers.
    void answer(int count) {
        for (int i = 0; i < count; ++i) {
            std::promise<urn::Put> answered;
            writer->submit(tests::submission(wave, codes.at(next++), tests::simple_sheet("4", "2", "ce")),
                           [&answered](urn::Put put) { answered.set_value(put); });
            REQUIRE(answered.get_future().get() == urn::Put::stored);
        }
    }
    DailyShuffle daily(SetClock& clock, std::ostream& err) {
        return DailyShuffle(
            campaign, wave, *urn, *writer, err,
            {.hour = 3, .clock = clock.reader(), .look_at_clock = std::chrono::milliseconds(1)});
    }

    TemporaryFolder folder;
    campaign::Campaign campaign;
    std::vector<std::string> codes;
    campaign::OpenWave wave;
    std::unique_ptr<CountedUrn> urn;
    std::unique_ptr<urn::Writer> writer;
    std::size_t next = 0;
};

// The note of a shuffle bears the day on which the test runs: the clocks of the tests start there.
sys_days today() {
    return commands::wall_clock().day;
}

}  // namespace

TEST_CASE("a shuffle is due from its hour on unless it was done that day") {
    const sys_days day = std::chrono::year(2026) / 11 / 25;
    const auto due = [](WallClock now, std::optional<sys_days> last) { return shuffle_due(now, 3, last); };

    CHECK(due({day, 3}, day - days(1)) == std::optional(day));
    CHECK(due({day, 23}, day - days(1)) == std::optional(day));
    CHECK_FALSE(due({day, 2}, day - days(1)));
    CHECK_FALSE(due({day, 3}, day));
    CHECK_FALSE(due({day, 2}, day));
    CHECK(due({day, 2}, day - days(2)) == std::optional(day - days(1)));  // that of yesterday was missed
    CHECK(due({day, 2}, std::nullopt) == std::optional(day - days(1)));
    CHECK(shuffle_due({day, 0}, 0, day - days(1)) == std::optional(day));
}

TEST_CASE("an urn is shuffled each day at the hour and once a day") {
    Served served(today());
    SetClock clock({today(), 12});
    std::ostringstream err;
    const auto daily = served.daily(clock, err);
    served.answer(6);

    clock.set({today() + days(1), 2});
    clock.wait_until_seen();
    CHECK(served.urn->shuffles == 0);
    clock.set({today() + days(1), 3});
    clock.wait_until_seen();
    CHECK(served.urn->shuffles == 1);
    served.answer(6);
    clock.set({today() + days(1), 22});
    clock.wait_until_seen();
    CHECK(served.urn->shuffles == 1);
    clock.set({today() + days(2), 4});
    clock.wait_until_seen();
    CHECK(served.urn->shuffles == 2);
    CHECK(served.wave.urn->ballots().size() == 12);
    CHECK(err.str().empty());
}

TEST_CASE("a shuffle missed while no server ran is made up for before anything is served") {
    Served served(today() - days(2));
    served.answer(6);
    SetClock clock({today(), 1});
    std::ostringstream err;
    {
        const auto daily = served.daily(clock, err);
        CHECK(served.urn->shuffles == 1);
    }
    const auto again = served.daily(clock, err);
    clock.wait_until_seen();
    CHECK(served.urn->shuffles == 1);
}

TEST_CASE("a shuffle of fewer ballots than the threshold waits for another day") {
    Served served(today());
    SetClock clock({today() + days(1), 4});
    std::ostringstream err;
    served.answer(4);
    const auto daily = served.daily(clock, err);

    clock.wait_until_seen();
    CHECK(served.urn->shuffles == 0);
    served.answer(1);
    clock.set({today() + days(1), 5});
    clock.wait_until_seen();
    CHECK(served.urn->shuffles == 0);
    clock.set({today() + days(2), 3});
    clock.wait_until_seen();
    CHECK(served.urn->shuffles == 1);
    CHECK(err.str().empty());
}

TEST_CASE("a shuffle that fails is said once and the collection goes on") {
    Served served(today());
    SetClock clock({today(), 12});
    std::ostringstream err;
    {
        const auto daily = served.daily(clock, err);
        served.answer(6);
        served.urn->failing = true;
        clock.set({today() + days(1), 3});
        clock.wait_until_seen();
        served.answer(3);
        clock.set({today() + days(1), 9});
        clock.wait_until_seen();
        served.urn->failing = false;
        clock.set({today() + days(2), 3});
        clock.wait_until_seen();
    }

    CHECK(served.urn->shuffles == 1);
    CHECK(served.wave.urn->ballots().size() == 9);
    const std::string said = err.str();
    CHECK(std::count(said.begin(), said.end(), '\n') == 1);
    CHECK_THAT(said,
               Contains("Le mélange quotidien de l’urne n’a pas pu se faire\u202F; la collecte continue"));
    CHECK_THAT(said, Contains("plus assez de place"));
}

TEST_CASE("a clock that has gone back does not stop the shuffles") {
    Served served(today() + days(400));
    SetClock clock({today(), 4});
    std::ostringstream err;
    served.answer(6);

    const auto daily = served.daily(clock, err);

    CHECK(served.urn->shuffles == 1);
}

TEST_CASE("the end of a server waits for the shuffle under way") {
    Served served(today());
    SetClock clock({today(), 12});
    std::ostringstream err;
    served.answer(6);
    {
        const auto daily = served.daily(clock, err);
        clock.set({today() + days(1), 3});
        served.writer->drain();
    }

    CHECK(served.urn->shuffles <= 1);
    CHECK(served.wave.urn->ballots().size() == 6);
}
