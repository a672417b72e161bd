#include "collection/codes_folder.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include "campaign/durable_file.hpp"
#include "campaign/secret_file.hpp"
#include "commands/verb.hpp"
#include "questionnaires/csv.hpp"

namespace commands {

namespace {

constexpr std::size_t kPapersPerFile = 1000;
constexpr std::size_t kLongestShortName = 40;

void create(const std::filesystem::path& file, std::string_view content) {
    campaign::create_file(file, content, campaign::Readable::by_owner);
}

std::string numbered(std::size_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

/// What a file name keeps of a site's name: small letters and digits, the rest as one dash.
std::string short_name(std::string_view site) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kPlain{
        {{"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"}, {"à", "a"}, {"â", "a"}, {"ç", "c"},  {"î", "i"},
         {"ï", "i"}, {"ô", "o"}, {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"œ", "oe"}, {"É", "e"},
         {"È", "e"}, {"Ê", "e"}, {"À", "a"}, {"Ç", "c"}, {"Î", "i"}, {"Ô", "o"}}};
    std::string name;
    while (!site.empty() && name.size() < kLongestShortName) {
        const auto plain = std::find_if(kPlain.begin(), kPlain.end(),
                                        [&site](const auto& pair) { return site.starts_with(pair.first); });
        if (plain != kPlain.end()) {
            name += plain->second;
            site.remove_prefix(plain->first.size());
            continue;
        }
        const char sign = site.front();
        site.remove_prefix(1);
        const bool capital = sign >= 'A' && sign <= 'Z';
        const bool kept = capital || (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
        if (kept) name += capital ? static_cast<char>(sign - 'A' + 'a') : sign;
        if (!kept && !name.empty() && name.back() != '-') name += '-';
    }
    while (name.ends_with('-')) name.pop_back();
    return name.empty() ? "site" : name;
}

std::string codes_csv(std::span<const std::string> codes, std::span<const campaign::SiteCodes> sites) {
    if (sites.empty()) {
        std::string csv = "code\n";
        for (const std::string& code : codes) csv += code + "\n";
        return csv;
    }
    std::string csv = "code,site\n";
    for (const campaign::SiteCodes& site : sites) {
        const auto count = static_cast<std::size_t>(site.codes);
        for (const std::string& code : codes.first(count)) csv += questionnaires::csv_line({code, site.site});
        codes = codes.subspan(count);
    }
    std::erase(csv, '\r');
    return csv;
}

bool is_ours(std::string_view name) {
    return name == "codes.csv" || name == "papiers.css" ||
           (name.starts_with("papiers-") && name.ends_with(".html"));
}

std::filesystem::path without_final_slash(const std::filesystem::path& folder) {
    return folder.has_filename() ? folder : folder.parent_path();
}

}  // namespace

CodesFolder::CodesFolder(const std::filesystem::path& folder)
    : folder_(without_final_slash(folder)), part_(folder_) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder_))) {
        throw Refused("« " + folder_.string() +
                      " » existe déjà, et des codes ne s’écrasent pas. Choisissez un autre --out.");
    }
    part_ += ".part";
    std::filesystem::remove_all(part_);
    campaign::create_folder(part_);
}

CodesFolder::~CodesFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(part_, ignored);
}

void CodesFolder::write(const SlipText& text, std::span<const std::string> codes,
                        std::span<const campaign::SiteCodes> sites) {
    create(part_ / "codes.csv", codes_csv(codes, sites));
    create(part_ / "papiers.css", slips_css());
    if (sites.empty()) write_papers("papiers-", text, codes);
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const auto count = static_cast<std::size_t>(sites[i].codes);
        SlipText of_site = text;
        of_site.batch = sites[i].site;
        write_papers("papiers-" + numbered(i + 1, 2) + "-" + short_name(sites[i].site) + "-", of_site,
                     codes.first(count));
        codes = codes.subspan(count);
    }
}

void CodesFolder::write_papers(const std::string& name, const SlipText& text,
                               std::span<const std::string> codes) const {
    for (std::size_t page = 1; !codes.empty(); ++page) {
        const std::size_t papers = std::min(codes.size(), kPapersPerFile);
        create(part_ / (name + numbered(page, 3) + ".html"), slips_html(text, codes.first(papers)));
        codes = codes.subspan(papers);
    }
}

void CodesFolder::keep() {
    campaign::rename_durably(part_, folder_);
}

std::int64_t destroy_codes_folder(const std::filesystem::path& folder) {
    const std::string named = "« " + folder.string() + " »";
    if (!std::filesystem::is_directory(folder) || !std::filesystem::exists(folder / "codes.csv")) {
        throw Refused(named +
                      " n’est pas un dossier de codes (il n’y a pas de codes.csv). Rien n’a été détruit.");
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file() && !entry.is_symlink() && is_ours(entry.path().filename().string()))
            continue;
        throw Refused(named + " contient autre chose que des codes : « " + entry.path().filename().string() +
                      " ». Déplacez-le, puis recommencez. Rien n’a été détruit.");
    }
    const std::string list = campaign::read_file(folder / "codes.csv");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) campaign::erase_file(entry.path());
    std::filesystem::remove(folder);
    return std::count(list.begin(), list.end(), '\n') - 1;
}

}  // namespace commands
