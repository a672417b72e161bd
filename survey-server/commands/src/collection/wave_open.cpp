#include "campaign/campaign.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

campaign::Mode mode_in(const Arguments& arguments) {
    const std::string mode = arguments.option("mode").value_or("codes");
    if (mode == name_of(campaign::Mode::codes)) return campaign::Mode::codes;
    if (mode == name_of(campaign::Mode::open)) return campaign::Mode::open;
    throw WrongUsage("--mode attend codes (un code tiré par personne) ou open (lien ouvert), pas « " + mode +
                     " »");
}

void open_wave(const Arguments& arguments, std::ostream& out) {
    const std::string& name = arguments.positional("WAVE");
    const campaign::Mode mode = mode_in(arguments);
    auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    campaign.open_wave(name, mode, arguments.option("headcount").value_or(""));

    const campaign::WaveStatus wave = campaign.wave(name);
    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Vague " + campaign::wave_label(name) + " ouverte, seuil " + std::to_string(campaign.threshold()) +
        (mode == campaign::Mode::codes ? ", codes tirés : " + std::to_string(wave.issued) + "."
                                       : ", lien ouvert : participation multiple possible."));
    say("Empreinte de la définition : " + wave.definition);
    say("Affichez-la au panneau du CSE : le questionnaire, le seuil et les effectifs ne changent plus.");
}

}  // namespace

Verb wave_open_verb() {
    return {
        .name = "wave open",
        .summary = "ouvre une vague : sa définition est figée et reçoit une empreinte",
        .example = "vigie wave open campagne-ia T4-2026 --headcount effectifs.csv --mode codes",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "nom de la vague : un trimestre comme T4-2026"}},
        .options =
            {{.name = "headcount",
              .value = "FILE",
              .help =
                  "effectifs : CSV d’une colonne au nom d’une question de profil et d’une colonne headcount"},
             {.name = "mode",
              .value = "codes|open",
              .help = "codes tirés (par défaut), ou lien ouvert, pour les essais seulement"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) {
            open_wave(arguments, out);
        }};
}

}  // namespace commands
