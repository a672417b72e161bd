#include "collection/daily_shuffle.hpp"

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <future>
#include <memory>
#include <mutex>
#include <stop_token>

#include "campaign/wave_shuffle.hpp"
#include "message.hpp"

namespace commands {

WallClock wall_clock() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return {.day = std::chrono::year(local.tm_year + 1900) /
                   std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1) /
                   std::chrono::day(static_cast<unsigned>(local.tm_mday)),
            .hour = local.tm_hour};
}

std::optional<std::chrono::sys_days> shuffle_due(const WallClock& now, int hour,
                                                 std::optional<std::chrono::sys_days> last) {
    const auto latest = now.hour >= hour ? now.day : now.day - std::chrono::days(1);
    if (last && *last >= latest) return std::nullopt;
    return latest;
}

DailyShuffle::DailyShuffle(const campaign::Campaign& campaign, const campaign::OpenWave& wave, urn::Urn& urn,
                           urn::Writer& writer, std::ostream& err, Options options)
    : campaign_(campaign), wave_(wave), urn_(urn), writer_(writer), err_(err), options_(std::move(options)) {
    if (is_due()) shuffle_between_groups();
    thread_ = std::jthread([this](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any woken;
        std::unique_lock lock(mutex);
        while (
            !woken.wait_for(lock, stop, options_.look_at_clock, [&stop] { return stop.stop_requested(); })) {
            if (is_due()) shuffle_between_groups();
        }
    });
}

bool DailyShuffle::is_due() {
    const WallClock now = options_.clock();
    auto last = campaign::last_shuffle(campaign_, wave_.name, now.day);
    if (tried_ && *tried_ <= now.day) last = std::max(last.value_or(*tried_), *tried_);
    const auto due = shuffle_due(now, options_.hour, last);
    if (due) tried_ = due;
    return due.has_value();
}

void DailyShuffle::shuffle_between_groups() {
    auto done = std::make_shared<std::promise<void>>();
    const auto ended = done->get_future();
    writer_.between_groups([this, done = std::move(done)] {
        shuffle();
        done->set_value();
    });
    ended.wait();  // a dropped one breaks its promise, and ends too
}

void DailyShuffle::shuffle() {
    try {
        campaign::shuffle_wave(campaign_, wave_.name, urn_);
    } catch (const std::exception& failure) {
        err_ << message_line(
                    "Le mélange quotidien de l’urne n’a pas pu se faire ; la collecte continue, et il sera "
                    "tenté de nouveau demain. " +
                    std::string(failure.what()))
             << std::endl;
    }
}

}  // namespace commands
