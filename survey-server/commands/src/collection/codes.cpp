#include "campaign/campaign.hpp"
#include "collection/codes_folder.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

constexpr std::int64_t kMostCodes = 200'000;

void draw_codes(const Arguments& arguments, std::ostream& out) {
    const std::string& wave = arguments.positional("WAVE");
    const auto count = static_cast<std::size_t>(arguments.integer("count", 1, kMostCodes).value_or(0));
    auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const SlipText text{.title = campaign.title(),
                        .wave = campaign::wave_label(wave),
                        .address = arguments.option("url").value_or(""),
                        .batch = arguments.option("batch").value_or("")};
    const std::string folder = arguments.option("out").value_or("");

    CodesFolder papers(folder);
    campaign.draw_codes(wave, count, [&](std::span<const std::string> codes) { papers.write(text, codes); });
    papers.keep();

    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Codes tirés pour la vague " + campaign::wave_label(wave) + " : " + std::to_string(count) + ".");
    say("Papiers à imprimer et codes.csv : « " + folder + " »");
    say("La campagne n’en garde que des empreintes. Détruisez codes.csv dès l’impression, mélangez les "
        "papiers, ne "
        "notez pas qui reçoit quoi.");
}

}  // namespace

Verb codes_verb() {
    return {
        .name = "codes",
        .summary = "tire des codes à usage unique : papiers à imprimer et à découper, avec QR code",
        .example = "vigie codes campagne-ia T4-2026 --count 1500 --out codes-T4",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "vague à préparer ou ouverte, comme T4-2026"}},
        .options =
            {{.name = "count", .value = "N", .help = "nombre de codes", .required = true},
             {.name = "out", .value = "DIR", .help = "dossier à créer pour les papiers", .required = true},
             {.name = "url",
              .value = "URL",
              .help = "adresse de l’enquête, imprimée et mise dans le QR code"},
             {.name = "batch", .value = "LABEL", .help = "nom d’un lot (un site), imprimé sur ses papiers"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) {
            draw_codes(arguments, out);
        }};
}

}  // namespace commands
