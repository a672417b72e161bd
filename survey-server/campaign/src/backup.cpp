#include "campaign/backup.hpp"

#include <optional>
#include <system_error>
#include <utility>

#include "backup_container.hpp"
#include "backup_files.hpp"
#include "campaign/wave_shuffle.hpp"
#include "campaign_lock.hpp"
#include "held_urn.hpp"
#include "mapped_file.hpp"
#include "moved_wave.hpp"
#include "shuffle_note.hpp"
#include "system_reason.hpp"

namespace campaign {

namespace {

void refuse_existing(const std::filesystem::path& file) {
    if (!std::filesystem::exists(std::filesystem::symlink_status(file))) return;
    throw Refusal("Le fichier " + file.string() + " existe déjà. Choisissez un autre --out.");
}

std::optional<std::string> open_wave_of(const Campaign& campaign) {
    for (std::string& name : campaign.wave_names()) {
        if (campaign.state(name) == WaveState::open) return std::move(name);
    }
    return std::nullopt;
}

void refuse_without_copy(const std::filesystem::path& wave_folder) {
    if (std::filesystem::exists(urn_copy(wave_folder))) return;
    throw Refusal("L’urne de la vague " + wave_folder.filename().string() +
                  " n’a pas encore de copie mélangée. Le mélange quotidien du serveur en laissera une ; pour "
                  "déménager la vague tout de suite, arrêtez le serveur et donnez --move.");
}

/// A name of its own for the copy of the last shuffle: a running server may replace that one at any moment.
class UrnCopy {
public:
    explicit UrnCopy(const std::filesystem::path& copy) : file_(copy.string() + "-reading") {
        std::filesystem::remove(file_);
        std::error_code error;
        std::filesystem::create_hard_link(copy, file_, error);
        if (error)
            throw Refusal("Impossible de lire " + copy.string() + " : " + system_reason(error.value()) + ".");
    }
    ~UrnCopy() {
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
        std::filesystem::remove(file_.string() + "-journal", ignored);
    }
    UrnCopy(const UrnCopy&) = delete;
    UrnCopy& operator=(const UrnCopy&) = delete;

    const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_;
};

Readable readable_of(const std::filesystem::path& file) {
    const auto permissions = std::filesystem::status(file).permissions();
    const bool group = (permissions & std::filesystem::perms::group_read) != std::filesystem::perms::none;
    return group ? Readable::by_group : Readable::by_owner;
}

/// The files of a campaign, held in place while they are written out.
class Saving {
public:
    /// `urn`: what stands for the open wave's own urn.
    Saving(const Campaign& campaign, const std::string& open_wave, const std::filesystem::path& urn) {
        const std::string urn_path = open_wave.empty() ? "" : "waves/" + open_wave + "/urn.db";
        for (std::string& path : files_in(campaign.folder())) {
            if (is_saved(path)) {
                add(path, path == urn_path ? urn : campaign.folder() / path);
            } else if (!is_own(path)) {
                container.backup.left_out.push_back(std::move(path));
            }
        }
    }

    void write(const std::filesystem::path& file) const {
        const std::string head = container_head(container);
        std::vector<std::string_view> parts{head};
        for (const SavedFile& saved : container.files) parts.push_back(saved.content);
        create_file(file, parts, Readable::by_owner);
    }

    Container container;

private:
    void add(const std::string& path, const std::filesystem::path& file) {
        mapped_.emplace_back(file);
        container.files.push_back(
            {.path = path, .readable = readable_of(file), .content = mapped_.back().content()});
    }

    std::vector<MappedFile> mapped_;
};

Backup save(const Campaign& campaign, const std::filesystem::path& file, const std::string& open_wave,
            const std::filesystem::path& urn, std::int64_t ballots) {
    Saving saving(campaign, open_wave, urn);
    saving.container.backup.title = campaign.title();
    saving.container.backup.open_wave = open_wave;
    saving.container.backup.ballots = ballots;
    saving.write(file);
    return std::move(saving.container.backup);
}

/// The urn as it was at its last shuffle, which is made now if one is due and no server is there to make it.
Backup save_last_shuffle(const Campaign& campaign, const std::filesystem::path& file,
                         const std::string& wave) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    refuse_moved(folder);
    if (const auto urn = try_hold_urn(folder)) shuffle_wave(campaign, wave, *urn);
    refuse_without_copy(folder);
    const UrnCopy copy(urn_copy(folder));
    const std::int64_t ballots = urn::open_urn(copy.file())->counts().received;  // opening checks every row
    return save(campaign, file, wave, copy.file(), ballots);
}

/// Every ballot, shuffled. From the moment the urn is free again the wave is no more served here.
Backup save_whole(const Campaign& campaign, const std::filesystem::path& file, const std::string& wave) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    const bool was_moved = is_moved(folder);
    std::int64_t ballots = 0;
    {
        const auto urn = hold_urn(folder);
        urn->shuffle();
        ballots = urn->counts().received;
        write_shuffle_note(folder, ballots);
        mark_moved(folder);
    }
    try {
        return save(campaign, file, wave, urn_file(folder), ballots);
    } catch (...) {
        if (!was_moved) unmark_moved(folder);
        throw;
    }
}

}  // namespace

Backup write_backup(const Campaign& campaign, const std::filesystem::path& file, BackupKind kind) {
    const FileLock lock = lock_campaign(campaign.folder());
    refuse_existing(file);
    const auto wave = open_wave_of(campaign);
    if (wave && kind == BackupKind::whole) return save_whole(campaign, file, *wave);
    if (wave) return save_last_shuffle(campaign, file, *wave);
    if (kind == BackupKind::last_shuffle) return save(campaign, file, "", "", 0);
    throw Refusal("Aucune vague n’est ouverte : il n’y a rien à déménager. Sauvegardez sans --move.");
}

}  // namespace campaign
