#include <algorithm>

#include "campaign/campaign.hpp"
#include "campaign/code_batches.hpp"
#include "campaign/durable_file.hpp"
#include "campaign_lock.hpp"
#include "frozen_definition.hpp"
#include "held_urn.hpp"
#include "moved_wave.hpp"
#include "participation_note.hpp"
#include "planned_codes.hpp"
#include "questionnaire_folder.hpp"
#include "receipt_list.hpp"
#include "server_secrets.hpp"
#include "shuffle_note.hpp"
#include "wave_record.hpp"

namespace campaign {

namespace {

std::string named(std::string_view wave) {
    return "La vague " + std::string(wave);
}

void plan_wave(const std::filesystem::path& folder) {
    std::filesystem::path draft = folder.parent_path() / ("." + folder.filename().string() + ".part");
    std::filesystem::remove_all(draft);
    create_folder(draft);
    try {
        write_server_secrets(draft, {urn::draw_code_secret(), urn::draw_page_state_key()});
        write_wave_record(draft, WaveRecord{});
        rename_durably(draft, folder);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove_all(draft, ignored);
        throw;
    }
}

/// The wave's folder, planned if there was none; undone unless kept, when it is new.
class PlannedWave {
public:
    explicit PlannedWave(std::filesystem::path folder)
        : folder_(std::move(folder)), new_(!std::filesystem::exists(folder_)) {
        if (new_) plan_wave(folder_);
    }
    ~PlannedWave() {
        std::error_code ignored;
        if (new_ && !kept_) std::filesystem::remove_all(folder_, ignored);
    }
    PlannedWave(const PlannedWave&) = delete;
    PlannedWave& operator=(const PlannedWave&) = delete;

    void keep() { kept_ = true; }

private:
    std::filesystem::path folder_;
    bool new_;
    bool kept_ = false;
};

void refuse_unless_planned(std::string_view wave, WaveState state) {
    switch (state) {
        case WaveState::planned:
            return;
        case WaveState::open:
            throw Refusal(named(wave) + " est déjà ouverte. Sa définition ne peut plus changer.");
        case WaveState::closed:
        case WaveState::tallied:
            throw Refusal(
                named(wave) +
                " a été close. Une vague ne s’ouvre qu’une fois ; donnez un autre nom à la suivante.");
    }
}

void refuse_unless_open(std::string_view wave, WaveState state) {
    switch (state) {
        case WaveState::open:
            return;
        case WaveState::planned:
            throw Refusal(named(wave) + " n’est pas ouverte. Ouvrez-la d’abord avec « vigie wave open ».");
        case WaveState::closed:
            throw Refusal(named(wave) + " est déjà close.");
        case WaveState::tallied:
            throw Refusal(named(wave) + " est déjà close et dépouillée.");
    }
}

std::vector<std::string> open_waves(const Campaign& campaign) {
    std::vector<std::string> names;
    for (const std::string& name : campaign.wave_names()) {
        if (campaign.state(name) == WaveState::open) names.push_back(name);
    }
    return names;
}

void refuse_second_open_wave(const Campaign& campaign) {
    for (const std::string& other : open_waves(campaign)) {
        throw Refusal(
            named(other) +
            " est encore ouverte, et une campagne n’a qu’une vague ouverte à la fois. Closez-la d’abord avec "
            "« vigie wave close ».");
    }
}

void remove_opening(const std::filesystem::path& folder) {
    std::filesystem::remove_all(frozen_questionnaire(folder));
    std::filesystem::remove(frozen_headcount(folder));
    urn::erase_urn(urn_file(folder));
    urn::erase_urn(urn_copy(folder));
}

WaveDefinition freeze(const Campaign& campaign, std::string_view wave, Mode mode,
                      const std::filesystem::path& headcount) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    copy_questionnaire(questionnaire_in(campaign.folder() / "questionnaire"), frozen_questionnaire(folder));
    WaveDefinition definition{
        .wave = std::string(wave),
        .mode = mode,
        .threshold = campaign.threshold(),
        .minimum = campaign.minimum(),
        .sealing_key = campaign.sealing_key(),
        .headcount = std::nullopt,
        .questionnaire = read_without_fault(questionnaire_in(frozen_questionnaire(folder)))};
    if (!headcount.empty()) {
        definition.headcount = read_headcount(headcount, definition.questionnaire);
        replace_file(frozen_headcount(folder), headcount_csv(*definition.headcount), Readable::by_group);
    }
    return definition;
}

void create_wave_urn(const std::filesystem::path& folder, const WaveRecord& record,
                     const urn::PublicKey& key) {
    const auto admission = record.mode == Mode::codes ? urn::Admission::drawn_codes : urn::Admission::open;
    const std::size_t sealed_size = urn::seal("", record.padded_size, key).size();
    const auto urn = urn::create_urn(urn_file(folder), admission, sealed_size, record.definition);
    urn->admit(read_planned_codes(folder));
    urn->copy_to(urn_copy(folder));
}

/// Writes the list of the closing and returns its fingerprint.
std::string publish_closing(const Campaign& campaign, std::string_view wave, const WaveRecord& record,
                            urn::Urn& urn) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    const ReceiptList list =
        closing_list(campaign, wave, record.definition, hashes_of(urn.ballots()), read_receipt_list(folder));
    replace_file(receipts_file(folder), receipt_list_text(list), Readable::by_group);
    return fingerprint_of(list.hashes);
}

/// New codes count in a backup too, even before the next shuffle.
void admit_in_copy(const std::filesystem::path& folder, std::span<const urn::CodeHash> codes) {
    if (std::filesystem::exists(urn_copy(folder))) urn::open_urn(urn_copy(folder))->admit(codes);
}

std::vector<urn::CodeHash> code_hashes(std::span<const std::string> codes, const urn::CodeSecret& secret) {
    std::vector<urn::CodeHash> hashes;
    hashes.reserve(codes.size());
    for (const std::string& code : codes)
        hashes.push_back(urn::hash_code(urn::canonical_code(code).value(), secret));
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

}  // namespace

void Campaign::open_wave(std::string_view name, Mode mode, const std::filesystem::path& headcount) {
    const std::filesystem::path folder = wave_folder(name);
    const FileLock lock = lock_campaign(folder_);
    PlannedWave planned(folder);
    refuse_unless_planned(name, read_wave_record(folder).state);
    refuse_second_open_wave(*this);
    if (mode == Mode::open && !read_planned_codes(folder).empty()) {
        throw Refusal("Des codes ont été tirés pour la vague " + std::string(name) +
                      " : elle ne peut pas s’ouvrir en lien ouvert. Ouvrez-la avec --mode codes, ou donnez "
                      "un autre nom "
                      "à la vague.");
    }

    refuse_misplaced(*this);
    remove_opening(folder);  // what an interrupted opening left
    try {
        const WaveDefinition definition = freeze(*this, name, mode, headcount);
        const WaveRecord record{.state = WaveState::open,
                                .mode = mode,
                                .definition = definition_hash(definition),
                                .padded_size = sheet_size(definition.questionnaire)};
        create_wave_urn(folder, record, sealing_key_);
        write_shuffle_note(folder, 0);
        write_wave_record(folder, record);
    } catch (...) {
        remove_opening(folder);
        throw;
    }
    planned.keep();
    remove_planned_codes(folder);
}

void Campaign::close_wave(std::string_view name) {
    const std::filesystem::path folder = wave_folder(name);
    const FileLock lock = lock_campaign(folder_);
    refuse_unless_open(name, state(name));
    refuse_moved(folder);
    WaveRecord record = read_wave_record(folder);
    {
        const auto urn = hold_urn(folder);
        urn->shuffle();
        record.issued = urn->counts().issued;
        record.received = urn->counts().received;
        record.state = WaveState::closed;
        record.receipts = publish_closing(*this, name, record, *urn);
        write_wave_record(folder, record);
    }
    destroy_server_secrets(folder);
    remove_participation_note(folder);
    urn::erase_urn(urn_copy(folder));  // beside the whole urn, it would tell which ballots came last
    blur_file_times(folder);
}

std::vector<std::string> Campaign::draw_codes(std::string_view wave, std::size_t count,
                                              const KeepCodes& keep) {
    const std::filesystem::path folder = wave_folder(wave);
    const FileLock lock = lock_campaign(folder_);
    PlannedWave planned(folder);
    refuse_moved(folder);
    const WaveRecord record = read_wave_record(folder);
    if (record.state == WaveState::closed || record.state == WaveState::tallied) {
        throw Refusal(named(wave) + " est close : un nouveau code n’y servirait à rien.");
    }
    if (record.mode == Mode::open) {
        throw Refusal(named(wave) + " est en lien ouvert : on y répond sans code.");
    }
    const ServerSecrets secrets = read_server_secrets(folder);
    const auto urn = record.state == WaveState::open ? hold_urn(folder) : nullptr;

    std::vector<std::string> codes = urn::draw_codes(count);
    const std::vector<urn::CodeHash> hashes = code_hashes(codes, secrets.code_secret);
    if (keep) keep(codes);
    if (urn) {
        admit_in_copy(folder, hashes);
        urn->admit(hashes);
    } else {
        add_planned_codes(folder, hashes);
    }
    planned.keep();
    return codes;
}

OpenWave Campaign::serve(std::string_view wave) const {
    const std::vector<std::string> open = open_waves(*this);
    if (!wave.empty()) {
        refuse_unless_open(wave, state(wave));
    } else if (open.empty()) {
        throw Refusal("Il n’y a aucune vague ouverte dans " + folder_.string() +
                      ". Ouvrez-en une avec « vigie wave open ».");
    } else if (open.size() > 1) {
        throw Refusal("Plusieurs vagues sont ouvertes. Dites laquelle servir avec --wave.");
    }
    refuse_misplaced(*this);
    const std::string name = wave.empty() ? open.front() : std::string(wave);
    const std::filesystem::path folder = wave_folder(name);
    const WaveRecord record = read_wave_record(folder);
    WaveDefinition definition = read_frozen_definition(*this, name, record);
    const ServerSecrets secrets = read_server_secrets(folder);
    auto urn = hold_urn(folder);
    refuse_moved(folder);  // once the urn is held: nobody moves it any more
    return OpenWave{.name = name,
                    .mode = record.mode,
                    .definition = record.definition,
                    .threshold = threshold_,
                    .questionnaire = std::move(definition.questionnaire),
                    .padded_size = record.padded_size,
                    .sealing_key = sealing_key_,
                    .code_secret = secrets.code_secret,
                    .page_state_key = secrets.page_state_key,
                    .receipts = receipts_file(folder),
                    .urn = std::move(urn)};
}

void Campaign::note_participation(std::string_view wave, const urn::Counts& counts) const {
    const std::filesystem::path folder = wave_folder(wave);
    const urn::Counts told = rounded_down(counts);
    const auto before = read_participation_note(folder);
    if (before && before->issued == told.issued && before->received == told.received) return;
    write_participation_note(folder, told);
}

}  // namespace campaign
