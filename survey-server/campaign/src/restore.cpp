#include <system_error>

#include "backup_container.hpp"
#include "campaign/backup.hpp"
#include "held_urn.hpp"
#include "mapped_file.hpp"
#include "shuffle_note.hpp"
#include "wave_record.hpp"

namespace campaign {

namespace {

/// A folder of a campaign to come, removed unless it got its name.
class Draft {
public:
    explicit Draft(const std::filesystem::path& folder)
        : folder_(folder.parent_path() / ("." + folder.filename().string() + ".part")) {
        std::filesystem::remove_all(folder_);
        create_folder(folder_);
    }
    ~Draft() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

void create_parents(const std::filesystem::path& root, const std::filesystem::path& within) {
    std::filesystem::path folder = root;
    for (const auto& name : within) {
        folder /= name;
        if (!std::filesystem::exists(folder)) create_folder(folder);
    }
}

void write_files(const Container& container, const std::filesystem::path& folder) {
    for (const SavedFile& file : container.files) {
        create_parents(folder, std::filesystem::path(file.path).parent_path());
        create_file(folder / file.path, file.content, file.readable);
    }
}

/// An urn that a backup holds must open. That of an open wave gets its copy, so that the restored campaign can be backed
/// up in its turn, and counts as just shuffled.
void check_urn(const Campaign& campaign, const std::string& wave) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    if (!std::filesystem::exists(urn_file(folder))) return;
    const auto urn = urn::open_urn(urn_file(folder), read_wave_record(folder).definition);
    if (read_wave_record(folder).state != WaveState::open) return;
    urn->copy_to(urn_copy(folder));
    write_shuffle_note(folder, urn->counts().received);
}

}  // namespace

Backup restore_backup(const std::filesystem::path& file, const std::filesystem::path& folder) {
    const std::filesystem::path target = folder.has_filename() ? folder : folder.parent_path();
    if (std::filesystem::exists(std::filesystem::symlink_status(target))) {
        throw Refusal(
            target.string() +
            " existe déjà. Une sauvegarde se rétablit dans un nouveau dossier : choisissez un autre --out.");
    }
    const MappedFile mapped(file);
    const Container container = read_container(mapped.content(), file);

    const Draft draft(target);
    write_files(container, draft.folder());
    const Campaign campaign = Campaign::open(draft.folder());
    for (const std::string& wave : campaign.wave_names()) check_urn(campaign, wave);
    blur_file_times(draft.folder());
    rename_durably(draft.folder(), target);
    return container.backup;
}

}  // namespace campaign
