#include "campaign/campaign.hpp"
#include "campaign/receipts.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

void close_wave(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const std::string& name = arguments.positional("WAVE");
    auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    campaign.close_wave(name);

    const campaign::WaveStatus wave = campaign.wave(name);
    const auto list = campaign::published_receipts(campaign, name);
    out << message_line("Vague " + campaign::wave_label(name) +
                        " close. Bulletins reçus : " + std::to_string(wave.received) +
                        " ; codes tirés : " + std::to_string(wave.issued) + ".")
        << '\n'
        << message_line("Liste des reçus à afficher : « " +
                        (campaign.wave_folder(name) / "receipts.txt").string() + " », empreinte " +
                        campaign::fingerprint_of(list->hashes) + ".")
        << '\n'
        << message_line(
               "Copiez le dossier de la campagne sur l’ordinateur de l’expert, et dépouillez là avec « vigie "
               "tally ».")
        << '\n';
    if (list->vanished > 0) {
        err << message_line("ATTENTION : bulletins d’une liste déjà publiée qui ne sont plus dans l’urne : " +
                            std::to_string(list->vanished) +
                            ". L’urne a été remplacée par une copie plus ancienne, ou modifiée. Dites-le aux "
                            "élus avant "
                            "de dépouiller.")
            << '\n';
    }
}

}  // namespace

Verb wave_close_verb() {
    return {
        .name = "wave close",
        .summary = "clôt une vague, le serveur arrêté : plus aucun bulletin n’y entre, l’urne est mélangée",
        .example = "vigie wave close campagne-ia T4-2026",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "nom de la vague ouverte"}},
        .options = {},
        .run = close_wave};
}

}  // namespace commands
