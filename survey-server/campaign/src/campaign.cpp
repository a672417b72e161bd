#include "campaign/campaign.hpp"

#include <algorithm>

#include "campaign/durable_file.hpp"
#include "campaign/headcount.hpp"
#include "campaign/key_file.hpp"
#include "campaign/secret_file.hpp"
#include "campaign_file.hpp"
#include "campaign_lock.hpp"
#include "code_cancellation.hpp"
#include "frozen_definition.hpp"
#include "held_urn.hpp"
#include "participation_note.hpp"
#include "planned_codes.hpp"
#include "questionnaire_folder.hpp"
#include "record_file.hpp"
#include "shared_key.hpp"
#include "wave_name.hpp"
#include "wave_record.hpp"

namespace campaign {

namespace {

constexpr int kLowestThreshold = 5;
constexpr int kHighestThreshold = 1000;

std::filesystem::path without_final_slash(const std::filesystem::path& folder) {
    return folder.has_filename() ? folder : folder.parent_path();
}

bool is_inside(const std::filesystem::path& file, const std::filesystem::path& folder) {
    const auto whole_file = std::filesystem::weakly_canonical(std::filesystem::absolute(file));
    const auto whole_folder = std::filesystem::weakly_canonical(std::filesystem::absolute(folder));
    return std::mismatch(whole_folder.begin(), whole_folder.end(), whole_file.begin(), whole_file.end())
               .first == whole_folder.end();
}

std::filesystem::path parent_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

void refuse_faulty(const std::filesystem::path& folder, const Campaign::Settings& settings) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder))) {
        throw Refusal(folder.string() + " existe déjà. Choisissez un autre nom de dossier pour la campagne.");
    }
    if (!std::filesystem::is_directory(parent_of(folder))) {
        throw Refusal("Le dossier " + parent_of(folder).string() +
                      " n’existe pas. Créez-le, ou placez la campagne ailleurs.");
    }
    if (settings.threshold < kLowestThreshold || settings.threshold > kHighestThreshold) {
        throw Refusal("Seuil de " + std::to_string(settings.threshold) +
                      " refusé : un résultat ne se montre jamais sur moins de " +
                      std::to_string(kLowestThreshold) + " réponses. Choisissez un seuil de " +
                      std::to_string(kLowestThreshold) + " à " + std::to_string(kHighestThreshold) +
                      " ; 10 est conseillé.");
    }
    if (settings.minimum != 0 && settings.minimum < settings.threshold) {
        throw Refusal("Minimum de " + std::to_string(settings.minimum) +
                      " bulletins refusé : il ne peut pas être plus petit que le seuil de " +
                      std::to_string(settings.threshold) + ", sous lequel rien ne se montre.");
    }
    if (settings.keep_shares && !settings.key_file.empty() && settings.passphrase == nullptr) {
        throw Refusal(
            "La clé partagée entre trois personnes ne s’écrit pas aussi en clair : le fichier ouvrirait seul "
            "ce "
            "qui demande deux parts. Laissez --key, ou protégez ce fichier avec --passphrase-file.");
    }
    if (!settings.key_file.empty() && is_inside(settings.key_file, folder)) {
        throw Refusal("La clé privée ne se range pas dans la campagne (" + settings.key_file.string() +
                      ") : le dossier ira sur le serveur, la clé jamais. Donnez avec --key un fichier hors "
                      "du dossier.");
    }
    if (!std::filesystem::exists(settings.questionnaire)) {
        throw Refusal("Le questionnaire " + settings.questionnaire.string() +
                      " est introuvable. Donnez le dossier de ses feuilles CSV ou son classeur .xlsx.");
    }
}

/// A folder that is removed unless it was kept.
class Draft {
public:
    explicit Draft(std::filesystem::path folder) : folder_(std::move(folder)) {
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

KeyProtection protection_of(const Campaign::Settings& settings) {
    if (!settings.keep_shares) {
        return settings.passphrase == nullptr ? KeyProtection::none : KeyProtection::passphrase;
    }
    return settings.key_file.empty() ? KeyProtection::shares : KeyProtection::shares_and_passphrase;
}

/// Hands the shares over as texts, which are wiped then.
void keep(const std::vector<urn::Share>& shares, const std::string& title, const urn::PublicKey& sealing_key,
          const Campaign::Settings::KeepShares& keep_shares) {
    struct Texts {
        std::vector<std::string> all;
        ~Texts() {
            for (std::string& text : all) urn::wipe(text);
        }
    } texts;
    texts.all.reserve(shares.size());
    for (const urn::Share& share : shares) texts.all.push_back(urn::share_text(share));
    keep_shares(title, sealing_key, texts.all);
}

WaveStatus status_of(const std::string& name, const std::filesystem::path& folder) {
    const WaveRecord record = read_wave_record(folder);
    WaveStatus status{.name = name,
                      .state = record.state,
                      .mode = record.mode,
                      .issued = record.issued,
                      .received = record.received,
                      .received_rounded = false,
                      .definition = record.definition};
    if (std::filesystem::exists(frozen_headcount(folder)))
        status.eligible = people_in(frozen_headcount(folder));
    status.cancelled = cancelled_in(folder);
    if (record.state == WaveState::tallied)
        status.opened = Record::read(folder / "tally.json").number("opened");
    if (record.state == WaveState::planned) {
        status.issued = static_cast<std::int64_t>(read_planned_codes(folder).size());
        return status;
    }
    if (record.state != WaveState::open) return status;

    if (const auto urn = try_hold_urn(folder)) {
        status.issued = urn->counts().issued;
        status.received = urn->counts().received;
        return status;
    }
    const auto note = read_participation_note(folder);
    if (!note) {
        throw Refusal("L’urne de la vague " + name +
                      " est occupée par une autre commande. Attendez qu’elle finisse, puis recommencez.");
    }
    status.issued = note->issued;
    status.received = note->received;
    status.received_rounded = true;
    return status;
}

}  // namespace

Campaign::Campaign(std::filesystem::path folder) : folder_(std::move(folder)) {
    CampaignFile file = read_campaign_file(folder_);
    title_ = std::move(file.title);
    threshold_ = file.threshold;
    minimum_ = std::max(file.minimum, file.threshold);
    sealing_key_ = file.sealing_key;
    custody_ = std::move(file.custody);
}

Campaign Campaign::create(const std::filesystem::path& folder, const Settings& settings) {
    const std::filesystem::path target = without_final_slash(folder);
    refuse_faulty(target, settings);
    const questionnaires::Questionnaire questionnaire = read_without_fault(settings.questionnaire);
    sheet_size(questionnaire);  // refuses now rather than at the opening

    const urn::KeyPair keys = urn::draw_key_pair();
    const std::string& title = questionnaire.settings.title;
    const bool shared = static_cast<bool>(settings.keep_shares);
    const SharedKey shared_key = shared ? share_key(keys) : SharedKey{};
    const Draft draft(parent_of(target) / ("." + target.filename().string() + ".part"));
    copy_questionnaire(settings.questionnaire, draft.folder() / "questionnaire");
    create_folder(draft.folder() / "waves");
    write_campaign_file(draft.folder(), {.title = title,
                                         .threshold = settings.threshold,
                                         .minimum = std::max(settings.minimum, settings.threshold),
                                         .sealing_key = keys.public_key,
                                         .custody = {.protection = protection_of(settings),
                                                     .wrapped_key = shared_key.wrapped,
                                                     .holders = shared ? settings.holders : ShareHolders{}}});
    // Before the folder has its name: no campaign without its key.
    if (!settings.key_file.empty()) write_key_file(settings.key_file, title, keys, settings.passphrase);
    try {
        if (shared) keep(shared_key.shares, title, keys.public_key, settings.keep_shares);
        rename_durably(draft.folder(), target);
    } catch (...) {
        if (!settings.key_file.empty()) erase_file(settings.key_file);
        throw;
    }
    return Campaign(target);
}

void Campaign::note_protected_key() {
    const FileLock lock = lock_campaign(folder_);
    CampaignFile file = read_campaign_file(folder_);
    file.custody.protection =
        file.custody.is_shared() ? KeyProtection::shares_and_passphrase : KeyProtection::passphrase;
    write_campaign_file(folder_, file);
    custody_ = std::move(file.custody);
}

Campaign Campaign::open(const std::filesystem::path& folder) {
    return Campaign(without_final_slash(folder));
}

std::vector<std::string> Campaign::wave_names() const {
    std::vector<std::string> names;
    if (!std::filesystem::is_directory(folder_ / "waves")) return names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / "waves")) {
        const std::string name = entry.path().filename().string();
        if (entry.is_directory() && is_wave_name(name)) names.push_back(name);
    }
    std::sort(names.begin(), names.end(), comes_before);
    return names;
}

std::vector<WaveStatus> Campaign::waves() const {
    std::vector<WaveStatus> waves;
    for (const std::string& name : wave_names()) waves.push_back(status_of(name, wave_folder(name)));
    return waves;
}

WaveStatus Campaign::wave(std::string_view name) const {
    state(name);  // refuses a wave that does not exist
    return status_of(std::string(name), wave_folder(name));
}

WaveState Campaign::state(std::string_view name) const {
    const std::filesystem::path folder = wave_folder(name);
    if (std::filesystem::is_directory(folder)) return read_wave_record(folder).state;

    std::string known;
    for (const std::string& wave : wave_names()) known += (known.empty() ? "" : ", ") + wave;
    throw Refusal("Il n’y a pas de vague " + std::string(name) + " dans " + folder_.string() + ". " +
                  (known.empty()
                       ? std::string("La campagne n’a encore aucune vague : « vigie codes » ou « vigie wave "
                                     "open » en prépare une.")
                       : "Vagues connues : " + known + "."));
}

bool Campaign::contains(const std::filesystem::path& path) const {
    return is_inside(path, folder_);
}

std::filesystem::path Campaign::wave_folder(std::string_view wave) const {
    if (!is_wave_name(wave)) {
        throw Refusal("« " + std::string(wave) +
                      " » n’est pas un nom de vague. Écrivez un trimestre comme T1-2026, ou un nom fait de "
                      "lettres sans "
                      "accent, de chiffres et de tirets.");
    }
    return folder_ / "waves" / wave;
}

}  // namespace campaign
