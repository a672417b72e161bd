#include "campaign/code_batches.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "backup_files.hpp"
#include "campaign/durable_file.hpp"
#include "campaign_lock.hpp"
#include "questionnaires/csv.hpp"

namespace campaign {

namespace {

std::filesystem::path sites_file(const std::filesystem::path& wave_folder) {
    return wave_folder / "sites.csv";
}

std::filesystem::path notes_file(const std::filesystem::path& wave_folder) {
    return wave_folder / "codes-notes.txt";
}

std::optional<std::int64_t> positive_number(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number < 1) return std::nullopt;
    return number;
}

Refusal faulty_line(const std::filesystem::path& file, std::size_t line, const std::string& why) {
    return Refusal("Le fichier " + file.string() + ", ligne " + std::to_string(line) + " : " + why);
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm day{};
    ::localtime_r(&now, &day);
    std::string text(10, ' ');
    text.resize(std::strftime(text.data(), text.size() + 1, "%Y-%m-%d", &day));
    return text;
}

bool is_list_or_paper(std::string_view name) {
    return name == "codes.csv" || (name.starts_with("papiers-") && name.ends_with(".html"));
}

bool is_private_key(const std::filesystem::path& file) {
    constexpr std::string_view kBeginning = "VIGIE - CLE";
    std::string beginning(kBeginning.size(), ' ');
    std::ifstream stream(file, std::ios::binary);
    stream.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    return stream && beginning == kBeginning;
}

}  // namespace

std::vector<SiteCodes> read_site_codes(const std::filesystem::path& file) {
    const auto table = questionnaires::parse_csv(read_file(file));
    if (!table) throw faulty_line(file, table.error().line, table.error().reason);
    if (table.value().header != std::vector<std::string>{"site", "codes"}) {
        throw Refusal("Le fichier " + file.string() +
                      " doit être un CSV de deux colonnes, site et codes, avec une ligne par site.");
    }
    std::vector<SiteCodes> sites;
    for (const auto& row : table.value().rows) {
        const auto& cells = row.cells;
        const std::size_t line = row.line;
        if (cells[0].empty()) throw faulty_line(file, line, "il manque le site ou son nombre.");
        const auto codes = positive_number(cells[1]);
        if (!codes) throw faulty_line(file, line, "« " + cells[1] + " » n’est pas un nombre de codes.");
        const bool repeated = std::any_of(sites.begin(), sites.end(),
                                          [&cells](const SiteCodes& site) { return site.site == cells[0]; });
        if (repeated) throw faulty_line(file, line, "le site « " + cells[0] + " » est déjà nommé plus haut.");
        sites.push_back({.site = cells[0], .codes = *codes});
    }
    if (sites.empty()) throw Refusal("Le fichier " + file.string() + " ne nomme aucun site.");
    return sites;
}

std::vector<SiteCodes> site_codes(const Campaign& campaign, std::string_view wave) {
    const std::filesystem::path file = sites_file(campaign.wave_folder(wave));
    if (!std::filesystem::exists(file)) return {};
    return read_site_codes(file);
}

void note_site_codes(const Campaign& campaign, std::string_view wave, std::span<const SiteCodes> drawn) {
    const FileLock lock = lock_campaign(campaign.folder());
    std::map<std::string, std::int64_t> counts;
    for (const SiteCodes& site : site_codes(campaign, wave)) counts[site.site] += site.codes;
    for (const SiteCodes& site : drawn) counts[site.site] += site.codes;

    const auto line = [](const std::vector<std::string>& cells) {
        std::string text = questionnaires::csv_line(cells);
        text.resize(text.size() - 2);  // our files end their lines with LF alone
        return text + "\n";
    };
    std::string text = "site,codes\n";
    for (const auto& [site, codes] : counts) text += line({site, std::to_string(codes)});
    replace_file(sites_file(campaign.wave_folder(wave)), text, Readable::by_group);
}

void note_destruction(const Campaign& campaign, std::string_view wave, std::int64_t codes) {
    const FileLock lock = lock_campaign(campaign.folder());
    campaign.state(wave);  // refuses a wave that does not exist
    std::string text;
    for (const std::string& note : destruction_notes(campaign, wave)) text += note + "\n";
    text += today() + " liste et papiers détruits, codes : " + std::to_string(codes) + "\n";
    replace_file(notes_file(campaign.wave_folder(wave)), text, Readable::by_group);
}

std::vector<std::string> destruction_notes(const Campaign& campaign, std::string_view wave) {
    const std::filesystem::path file = notes_file(campaign.wave_folder(wave));
    if (!std::filesystem::exists(file)) return {};
    std::istringstream text(read_file(file));
    std::vector<std::string> notes;
    for (std::string line; std::getline(text, line);) notes.push_back(line);
    return notes;
}

std::vector<std::string> misplaced_files(const Campaign& campaign) {
    std::vector<std::string> misplaced;
    for (std::string& path : files_in(campaign.folder())) {
        const std::filesystem::path file = campaign.folder() / path;
        if (is_own(path)) continue;
        if (is_list_or_paper(file.filename().string()) || is_private_key(file))
            misplaced.push_back(std::move(path));
    }
    return misplaced;
}

void refuse_misplaced(const Campaign& campaign) {
    std::string list;
    for (const std::string& path : misplaced_files(campaign))
        list += (list.empty() ? "« " : ", « ") + path + " »";
    if (list.empty()) return;
    throw Refusal("Le dossier " + campaign.folder().string() +
                  " contient ce qui ne doit jamais aller sur le serveur : " + list +
                  ". Ni la clé privée, ni une liste de codes, ni leurs papiers n’y ont leur place : "
                  "déplacez-les hors du "
                  "dossier, puis recommencez.");
}

}  // namespace campaign
