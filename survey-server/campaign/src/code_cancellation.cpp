#include <algorithm>
#include <iterator>

#include "bytes.hpp"
#include "campaign/code_batches.hpp"
#include "campaign/durable_file.hpp"
#include "campaign_lock.hpp"
#include "code_cancellation.hpp"
#include "held_urn.hpp"
#include "moved_wave.hpp"
#include "planned_codes.hpp"
#include "server_secrets.hpp"
#include "urn/codes.hpp"
#include "wave_record.hpp"

namespace campaign {

namespace {

using Hashes = std::vector<urn::CodeHash>;

constexpr std::size_t kLineSize = 65;

std::filesystem::path file_in(const std::filesystem::path& wave_folder) {
    return wave_folder / "cancelled.txt";
}

/// HMACs of every code that was given back, spent or not, sorted.
Hashes read_cancelled(const std::filesystem::path& wave_folder) {
    const std::filesystem::path file = file_in(wave_folder);
    Hashes hashes;
    if (!std::filesystem::exists(file)) return hashes;
    const std::string content = read_file(file);
    for (std::size_t start = 0; start < content.size(); start += kLineSize) {
        const auto hash = bytes_from_hex(std::string_view(content).substr(start, kLineSize - 1));
        if (!hash)
            throw Refusal("Le fichier " + file.string() + " est abîmé. Reprenez-en une copie intacte.");
        hashes.push_back(*hash);
    }
    return hashes;
}

void write_cancelled(const std::filesystem::path& wave_folder, const Hashes& hashes) {
    std::string content;
    for (const urn::CodeHash& hash : hashes) content += to_hex(hash) + "\n";
    replace_file(file_in(wave_folder), content, Readable::by_owner);
}

[[noreturn]] void refuse_line(std::size_t line, const std::string& why) {
    throw Refusal("Ligne " + std::to_string(line) + " : " + why + " Aucun code n’a été annulé.");
}

Hashes hashes_of(std::span<const std::string> typed, const urn::CodeSecret& secret) {
    Hashes hashes;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const auto code = urn::canonical_code(typed[i]);
        if (!code) refuse_line(i + 1, "« " + typed[i] + " » est mal recopié. Corrigez-le d’après le papier.");
        hashes.push_back(urn::hash_code(*code, secret));
    }
    return hashes;
}

bool is_among(const urn::CodeHash& hash, const Hashes& sorted) {
    return std::binary_search(sorted.begin(), sorted.end(), hash);
}

void refuse_uncancellable(std::string_view wave, const WaveRecord& record) {
    if (record.state == WaveState::closed || record.state == WaveState::tallied) {
        throw Refusal("La vague " + std::string(wave) + " est close : ses codes ne valent plus rien.");
    }
    if (record.mode == Mode::open) {
        throw Refusal("La vague " + std::string(wave) + " est en lien ouvert : elle n’a pas de codes.");
    }
}

}  // namespace

// The list of what was given back comes first: cut short after it, the same call again finishes the work.
std::int64_t cancel_codes(const Campaign& campaign, std::string_view wave,
                          std::span<const std::string> typed) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    const FileLock lock = lock_campaign(campaign.folder());
    campaign.state(wave);  // refuses a wave that does not exist
    refuse_moved(folder);
    const WaveRecord record = read_wave_record(folder);
    refuse_uncancellable(wave, record);

    const Hashes given = hashes_of(typed, read_server_secrets(folder).code_secret);
    const auto urn = record.state == WaveState::open ? hold_urn(folder) : nullptr;
    const Hashes planned = urn ? Hashes() : read_planned_codes(folder);
    Hashes cancelled = read_cancelled(folder);
    const std::size_t before = cancelled.size();
    for (std::size_t i = 0; i < given.size(); ++i) {
        const bool known = urn ? urn->knows(given[i]) : is_among(given[i], planned);
        if (!known && !is_among(given[i], cancelled)) {
            refuse_line(i + 1, "ce code n’est pas de la vague " + std::string(wave) + ".");
        }
    }
    cancelled.insert(cancelled.end(), given.begin(), given.end());
    std::sort(cancelled.begin(), cancelled.end());
    cancelled.erase(std::unique(cancelled.begin(), cancelled.end()), cancelled.end());

    write_cancelled(folder, cancelled);
    if (urn) {
        if (std::filesystem::exists(urn_copy(folder))) urn::open_urn(urn_copy(folder))->cancel(given);
        urn->cancel(given);
    } else {
        cancel_planned_codes(folder, given);
    }
    return static_cast<std::int64_t>(cancelled.size() - before);
}

std::int64_t cancelled_codes(const Campaign& campaign, std::string_view wave) {
    return cancelled_in(campaign.wave_folder(wave));
}

std::int64_t cancelled_in(const std::filesystem::path& wave_folder) {
    return static_cast<std::int64_t>(read_cancelled(wave_folder).size());
}

}  // namespace campaign
