#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "campaign/campaign.hpp"

namespace campaign {

/// What a backup holds of its open wave.
enum class BackupKind {
    last_shuffle,  ///< the ballots that the urn held at its last shuffle: the wave goes on here
    whole,         ///< every ballot: the wave goes on where the backup is restored, and no more here
};

struct Backup {
    std::string title;
    std::string open_wave;     ///< empty when no wave is open
    std::int64_t ballots = 0;  ///< of the open wave
    std::vector<std::string>
        left_out;  ///< paths of files in the folder that are none of a campaign's, and not saved
};

/// Writes everything a campaign needs to go on elsewhere into one new file for its owner only: definitions, sealed urns,
/// the server's secrets, without which codes would be worth nothing. Never a private key, nor a list or papers of codes:
/// only the files of a campaign's own format are taken.
///
/// Two backups of an open wave, laid side by side, tell which ballots came between them. So a backup holds the urn as
/// it was at its last shuffle, and there is none before a threshold of ballots has come since the one before: the
/// ballots that two backups tell apart are at least that many. The price is that those of the last day are not in it.
/// When a server holds the urn, the copy that its daily shuffle leaves is taken; otherwise the urn is shuffled, if one is due.
///
/// `whole` takes every ballot, to move a wave, and marks the wave as moved: it is not served here any more, so that no
/// code is spent in two places. It may be repeated.
///
/// Throws Refusal: the file exists, a whole backup of a served wave, no copy of the urn, a disk that does not take it.
Backup write_backup(const Campaign& campaign, const std::filesystem::path& file, BackupKind kind);

/// Writes a backup out as a new campaign folder, after every file's hash was checked, and opens its urns to see that they
/// are sound. Throws Refusal when the file is no backup or is damaged, naming what is; or when the folder exists.
/// Nothing is left of a restore that was refused.
Backup restore_backup(const std::filesystem::path& file, const std::filesystem::path& folder);

}  // namespace campaign
