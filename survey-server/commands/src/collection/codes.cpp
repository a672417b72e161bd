#include <filesystem>
#include <fstream>
#include <numeric>

#include "campaign/campaign.hpp"
#include "campaign/code_batches.hpp"
#include "collection/codes_folder.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"
#include "questionnaires/csv.hpp"

namespace commands {

namespace {

constexpr std::int64_t kMostCodes = 200'000;

/// The batches of a drawing: of the file, of the one site named, or none.
std::vector<campaign::SiteCodes> sites_in(const Arguments& arguments) {
    const auto count = arguments.integer("count", 1, kMostCodes);
    const auto site = arguments.option("site");
    const auto file = arguments.option("sites");
    if (file && (site || count)) {
        throw WrongUsage(
            "--sites FILE dit déjà les sites et leurs nombres : il va sans --count et sans --site");
    }
    if (file) return campaign::read_site_codes(*file);
    if (!count) throw WrongUsage("il manque --count N, ou --sites FILE");
    if (site) return {{.site = *site, .codes = *count}};
    return {};
}

std::size_t total(const Arguments& arguments, const std::vector<campaign::SiteCodes>& sites) {
    if (sites.empty()) return static_cast<std::size_t>(*arguments.integer("count", 1, kMostCodes));
    const auto codes = std::accumulate(sites.begin(), sites.end(), std::int64_t{0},
                                       [](std::int64_t sum, const auto& site) { return sum + site.codes; });
    if (codes > kMostCodes) {
        throw Refused("Plus de " + std::to_string(kMostCodes) +
                      " codes d’un coup. Tirez-les en plusieurs fois.");
    }
    return static_cast<std::size_t>(codes);
}

std::string folder_out(const Arguments& arguments, const campaign::Campaign& campaign) {
    const auto folder = arguments.option("out");
    if (!folder) throw WrongUsage("il manque --out DIR");
    if (campaign.contains(*folder)) {
        throw Refused(
            "Les papiers ne se rangent pas dans la campagne (« " + *folder +
            " ») : le dossier ira sur le serveur, les codes jamais. Donnez à --out un dossier au dehors.");
    }
    return *folder;
}

void draw_codes(const Arguments& arguments, std::ostream& out) {
    const std::string& wave = arguments.positional("WAVE");
    const auto sites = sites_in(arguments);
    const std::size_t count = total(arguments, sites);
    auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const SlipText text{.title = campaign.title(),
                        .wave = campaign::wave_label(wave),
                        .address = arguments.option("url").value_or(""),
                        .batch = ""};
    const std::string folder = folder_out(arguments, campaign);

    CodesFolder papers(folder);
    campaign.draw_codes(wave, count,
                        [&](std::span<const std::string> codes) { papers.write(text, codes, sites); });
    papers.keep();
    if (!sites.empty()) campaign::note_site_codes(campaign, wave, sites);

    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Codes tirés pour la vague " + campaign::wave_label(wave) + " : " + std::to_string(count) + ".");
    for (const auto& site : sites) say("  « " + site.site + " » : " + std::to_string(site.codes));
    say("Papiers à imprimer et codes.csv : « " + folder + " »");
    say("La campagne n’en garde que des empreintes. Imprimez, mélangez les papiers, ne notez pas qui reçoit "
        "quoi ; "
        "puis détruisez ce dossier : « vigie codes " +
        arguments.positional("CAMPAIGN") + " " + wave + " --destroy " + folder + " »");
}

void destroy(const Arguments& arguments, const std::string& folder, std::ostream& out) {
    const std::string& wave = arguments.positional("WAVE");
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    campaign.state(wave);  // refuses a wave that does not exist
    const std::int64_t codes = destroy_codes_folder(folder);
    campaign::note_destruction(campaign, wave, codes);

    out << message_line("Liste et papiers de « " + folder + " » écrasés et effacés, codes : " +
                        std::to_string(codes) + ". La campagne en garde le jour.")
        << '\n'
        << message_line(
               "Effacez aussi les copies qu’auraient gardées une imprimante, une corbeille ou une clé USB.")
        << '\n';
}

/// One code as typed, or the codes of a file: a list as `vigie codes` writes it, or one code a line.
std::vector<std::string> codes_to_cancel(const std::string& given) {
    if (!std::filesystem::exists(given)) return {given};
    std::ifstream file(given);
    std::vector<std::string> codes;
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with('\r')) line.pop_back();
        const std::string first = line.substr(0, line.find_first_of(",;"));
        const bool is_header = codes.empty() && first == "code";
        if (!first.empty() && !is_header) codes.push_back(first);
    }
    if (codes.empty()) throw Refused("Le fichier « " + given + " » ne contient aucun code.");
    return codes;
}

void cancel(const Arguments& arguments, const std::string& given, std::ostream& out) {
    const std::string& wave = arguments.positional("WAVE");
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const std::vector<std::string> codes = codes_to_cancel(given);
    const std::int64_t added = campaign::cancel_codes(campaign, wave, codes);

    out << message_line("Codes rendus : " + std::to_string(codes.size()) + ", dont " + std::to_string(added) +
                        " pour la première fois. Aucun ne sera plus accepté ; ce qui aurait déjà servi "
                        "compte, et rien "
                        "ne dit lesquels.")
        << '\n'
        << message_line("Rendus et annulés en tout pour la vague " + campaign::wave_label(wave) + " : " +
                        std::to_string(campaign::cancelled_codes(campaign, wave)) + ".")
        << '\n';
}

void run(const Arguments& arguments, std::ostream& out) {
    const auto destroyed = arguments.option("destroy");
    const auto cancelled = arguments.option("cancel");
    const bool draws = arguments.has("count") || arguments.has("sites") || arguments.has("out");
    if (int{draws} + int{destroyed.has_value()} + int{cancelled.has_value()} > 1) {
        throw WrongUsage("tirer, détruire (--destroy) ou annuler (--cancel) : une chose à la fois");
    }
    if (destroyed) return destroy(arguments, *destroyed, out);
    if (cancelled) return cancel(arguments, *cancelled, out);
    draw_codes(arguments, out);
}

}  // namespace

Verb codes_verb() {
    return {
        .name = "codes",
        .summary = "tire des codes à usage unique (papiers à découper, avec QR code), les détruit, en annule",
        .example = "vigie codes campagne-ia T4-2026 --count 1500 --out codes-T4",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "vague à préparer ou ouverte, comme T4-2026"}},
        .options =
            {{.name = "count", .value = "N", .help = "nombre de codes"},
             {.name = "out", .value = "DIR", .help = "dossier à créer pour les papiers, hors de la campagne"},
             {.name = "url",
              .value = "URL",
              .help = "adresse de l’enquête, imprimée et mise dans le QR code"},
             {.name = "site",
              .value = "NAME",
              .help = "site de ce lot, imprimé sur ses papiers ; la campagne n’en garde que le nombre"},
             {.name = "sites",
              .value = "FILE",
              .help = "CSV de deux colonnes, site et codes : un lot de papiers par site"},
             {.name = "destroy",
              .value = "DIR",
              .help = "écrase et efface la liste et les papiers d’un tirage, et en note le jour"},
             {.name = "cancel",
              .value = "FILE|CODE",
              .help = "annule des codes rendus, sans dire lesquels auraient déjà servi"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { run(arguments, out); }};
}

}  // namespace commands
