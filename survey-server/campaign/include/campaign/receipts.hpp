#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/campaign.hpp"
#include "urn/urn.hpp"

namespace campaign {

/// The hashes of a wave's ballots, as posted on a notice board: waves/…/receipts.txt. Sorted, so that nothing in it
/// tells an order; its date is a day.
struct ReceiptList {
    std::string title;  ///< of the campaign
    std::string wave;
    std::string definition;     ///< hash, 64 hexadecimal digits
    bool final = false;         ///< written at the closing: every ballot of the urn is on it
    std::string day;            ///< "2026-11-25"
    std::int64_t vanished = 0;  ///< ballots on an earlier list that the urn no longer holds: never, unless it
                                ///< was restored from an old copy or tampered with
    std::vector<std::string> hashes;  ///< urn::ballot_hash, in alphabetical order
};

/// SHA-256 of the hashes, one a line: short enough to be read aloud, the same for any copy of the list.
std::string fingerprint_of(std::span<const std::string> sorted_hashes);

/// Replaces the list of an open wave when enough ballots came since the last one, and tells whether it did. For
/// whoever holds the urn, after each periodic shuffle.
///
/// A list that grows by one hash shows whose ballot that is to a colleague who saw its author answer. So a list
/// differs from the one before it, and from the one of the closing, by at least the threshold: `threshold` ballots,
/// drawn at random among the new ones, wait for a later list, and there is none before twice as many came.
///
/// Throws Refusal when the wave is not open, the last list is damaged, or the disk does not take the new one.
bool publish_receipts(const Campaign& campaign, std::string_view wave,
                      std::span<const urn::SealedBallot> ballots);

/// The list as it was published last, its own count and fingerprint checked; nullopt while there is none. Throws
/// Refusal: no such wave, a list that was altered.
std::optional<ReceiptList> published_receipts(const Campaign& campaign, std::string_view wave);

/// A receipt as typed or copied from paper: 16 hexadecimal digits, lower case, without blanks and dashes, look-alikes
/// folded (O to 0, I and L to 1); nullopt when it is something else.
std::optional<std::string> canonical_receipt(std::string_view typed);

/// Whether the receipt is the beginning of one of the list's hashes. Precondition: canonical.
bool holds(const ReceiptList& list, std::string_view receipt);

/// What a list says of one receipt.
struct ReceiptFound {
    bool on_list = false;
    bool final = false;
    std::string day;
    std::int64_t ballots = 0;
};
/// Looks the receipt up in a list's file by bisection, without reading the whole. nullopt when there is no list.
/// Throws Refusal when it is damaged.
std::optional<ReceiptFound> find_receipt(const std::filesystem::path& list, std::string_view receipt);

}  // namespace campaign
