#include "collection/participation_teller.hpp"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace commands {

namespace {

void tell(const campaign::Campaign& campaign, const campaign::OpenWave& wave) {
    try {
        campaign.note_participation(wave.name, wave.urn->counts());
    } catch (const std::exception&) {
        // A full disk must not stop the collection: the number waits until there is space.
    }
}

}  // namespace

ParticipationTeller::ParticipationTeller(const campaign::Campaign& campaign, const campaign::OpenWave& wave,
                                         std::chrono::milliseconds interval) {
    tell(campaign, wave);
    thread_ = std::jthread([&campaign, &wave, interval](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any woken;
        std::unique_lock lock(mutex);
        while (!woken.wait_for(lock, stop, interval, [&stop] { return stop.stop_requested(); }))
            tell(campaign, wave);
    });
}

}  // namespace commands
