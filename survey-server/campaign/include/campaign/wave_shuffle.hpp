#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "campaign/campaign.hpp"
#include "urn/urn.hpp"

namespace campaign {

enum class Shuffled {
    done,
    deferred,  ///< fewer ballots than the threshold came since the last shuffle
};

/// Rewrites an open wave's urn shuffled into a new file; then leaves a copy beside it, for backups, and publishes the
/// list of receipts. Deferred as long as fewer ballots than the threshold have come since: what leaves the urn never
/// sets a handful of people apart from those who answered before.
///
/// Between two groups of the writer, so that nobody else uses `urn`. Throws urn::StorageError when the shuffle
/// or the copy failed (for want of room, the urn is as it was), Refusal when a file could not be written.
Shuffled shuffle_wave(const Campaign& campaign, std::string_view wave, urn::Urn& urn);

/// The local day of the last shuffle; the opening counts as one. nullopt when no day is known, or one after `today`
/// (the clock has gone back since).
std::optional<std::chrono::sys_days> last_shuffle(const Campaign& campaign, std::string_view wave,
                                                  std::chrono::sys_days today);

}  // namespace campaign
