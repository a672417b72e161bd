#include "backup_files.hpp"

#include <algorithm>
#include <array>

#include "questionnaire_folder.hpp"
#include "wave_name.hpp"

namespace campaign {

namespace {

constexpr std::array<std::string_view, 14> kSavedOfWave{
    "wave.json",    "planned-codes.txt", "headcount.csv", "server-secrets.json", "urn.db",
    "receipts.txt", "shuffle.json",      "answers.csv",   "verbatims.csv",       "tally.json",
    "counts.json",  "sites.csv",         "cancelled.txt", "codes-notes.txt"};

constexpr std::array<std::string_view, 3> kOwnOfWave{"urn.lock", "participation.json", "moved.txt"};

/// An urn's journal, its copy for backups, and what a shuffle or a backup cut short left of them.
bool is_beside_urn(std::string_view name) {
    return name.starts_with("urn.db-") || name.starts_with("urn-backup.db");
}

template <class Names>
bool is_among(std::string_view name, const Names& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What follows "waves/NAME/"; empty for a file of no wave.
std::string_view within_wave(std::string_view path) {
    constexpr std::string_view kWaves = "waves/";
    if (!path.starts_with(kWaves)) return {};
    path.remove_prefix(kWaves.size());
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos || !is_wave_name(path.substr(0, slash))) return {};
    return path.substr(slash + 1);
}

bool is_questionnaire(std::string_view path) {
    constexpr std::string_view kFolder = "questionnaire/";
    return path.starts_with(kFolder) && is_questionnaire_file(path.substr(kFolder.size()));
}

}  // namespace

bool is_saved(std::string_view path) {
    const std::string_view of_wave = within_wave(path);
    return path == "campaign.json" || path == "commitments.csv" || is_questionnaire(path) ||
           is_questionnaire(of_wave) || is_among(of_wave, kSavedOfWave);
}

bool is_own(std::string_view path) {
    const std::string_view of_wave = within_wave(path);
    return is_saved(path) || path == "campaign.lock" || is_among(of_wave, kOwnOfWave) ||
           is_beside_urn(of_wave);
}

std::vector<std::string> files_in(const std::filesystem::path& folder) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_directory()) files.push_back(entry.path().lexically_relative(folder).string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace campaign
