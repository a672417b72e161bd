#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <ostream>
#include <thread>

#include "campaign/campaign.hpp"
#include "urn/writer.hpp"

namespace commands {

/// What a clock on the wall shows, no finer than a shuffle needs.
struct WallClock {
    std::chrono::sys_days day;
    int hour = 0;
};
WallClock wall_clock();

/// Which day's shuffle is due, when it takes place each day from `hour` on: the latest that has come, unless the last
/// shuffle was on that day or later.
std::optional<std::chrono::sys_days> shuffle_due(const WallClock& now, int hour,
                                                 std::optional<std::chrono::sys_days> last);

/// While it lives, has the urn of a served wave shuffled once a day, at a fixed hour of the night, between two groups
/// of the writer. One that was missed because no server ran is made up for before the first ballot of the new run,
/// so that its moment says nothing of the ballots. A shuffle that fails leaves the collection as it was, is said on
/// `err`, and is tried again the next day.
class DailyShuffle {
public:
    struct Options {
        int hour = 3;
        std::function<WallClock()> clock = wall_clock;
        std::chrono::milliseconds look_at_clock{30'000};
    };

    /// Makes up for a missed one before it returns. All but the options must outlive it; `writer` is the urn's.
    DailyShuffle(const campaign::Campaign& campaign, const campaign::OpenWave& wave, urn::Urn& urn,
                 urn::Writer& writer, std::ostream& err, Options options);

private:
    bool is_due();
    /// Returns when it is done, or when the writer does it no more.
    void shuffle_between_groups();
    void shuffle();

    const campaign::Campaign& campaign_;
    const campaign::OpenWave& wave_;
    urn::Urn& urn_;
    urn::Writer& writer_;
    std::ostream& err_;
    Options options_;
    std::optional<std::chrono::sys_days> tried_;  ///< the last day whose shuffle was tried, done or not
    std::jthread thread_;                         // last: it uses all the others
};

}  // namespace commands
