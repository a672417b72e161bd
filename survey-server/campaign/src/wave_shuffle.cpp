#include "campaign/wave_shuffle.hpp"

#include "campaign/receipts.hpp"
#include "held_urn.hpp"
#include "shuffle_note.hpp"

namespace campaign {

// The note comes before what depends on it: after an interruption, what left the urn last is then at least a threshold
// of ballots older than what leaves it next. The copy comes before the receipts: none is published that a backup lacks.
Shuffled shuffle_wave(const Campaign& campaign, std::string_view wave, urn::Urn& urn) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    const std::int64_t received = urn.counts().received;
    if (received - ballots_shuffled(folder) < campaign.threshold()) return Shuffled::deferred;

    urn.shuffle();
    write_shuffle_note(folder, received);
    urn.copy_to(urn_copy(folder));
    publish_receipts(campaign, wave, urn.ballots());
    return Shuffled::done;
}

std::optional<std::chrono::sys_days> last_shuffle(const Campaign& campaign, std::string_view wave,
                                                  std::chrono::sys_days today) {
    const auto day = day_of_shuffle(campaign.wave_folder(wave));
    return day && *day <= today ? day : std::nullopt;
}

}  // namespace campaign
