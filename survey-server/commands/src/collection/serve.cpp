#include <unistd.h>

#include <chrono>
#include <csignal>
#include <utility>
#include <vector>

#include "campaign/campaign.hpp"
#include "collection/daily_shuffle.hpp"
#include "collection/fail_stop_urn.hpp"
#include "collection/listening.hpp"
#include "collection/memory_secrecy.hpp"
#include "collection/participation_teller.hpp"
#include "collection/service_manager.hpp"
#include "collection/verbs.hpp"
#include "http/server.hpp"
#include "message.hpp"
#include "respondent/survey_pages.hpp"
#include "urn/writer.hpp"

namespace commands {

namespace {

constexpr std::chrono::seconds kParticipationInterval{10};

int shuffle_hour(const Arguments& arguments) {
    return static_cast<int>(arguments.integer("shuffle-hour", 0, 23).value_or(DailyShuffle::Options{}.hour));
}

void serve(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    keep_memory_to_this_process();
    const http::ListenOptions options = listening(arguments, err);
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const campaign::OpenWave wave = campaign.serve(arguments.option("wave").value_or(""));
    FailStopUrn urn(*wave.urn, [] { ::kill(::getpid(), SIGTERM); });
    urn::Writer writer(urn, {});
    const DailyShuffle shuffle(campaign, wave, urn, writer, err, {.hour = shuffle_hour(arguments)});
    respondent::SurveyPages pages(wave, writer,
                                  {.encrypted_link = options.tls.has_value(),
                                   .closed_memory = memory_is_kept(),
                                   .daily_shuffle = true,
                                   .key = campaign.custody().protection});
    http::Server server(options, pages);
    const ParticipationTeller teller(campaign, wave, kParticipationInterval);

    out << message_line("Enquête « " + campaign.title() + " », vague " + campaign::wave_label(wave.name) +
                        " :")
        << '\n'
        << url_of(options, server.port()) << '\n'
        << message_line("Ctrl+C ou SIGTERM arrête le serveur, une fois enregistré ce qui a été envoyé.")
        << std::endl;
    tell_service_manager("READY=1");
    server.run_until_signal();
    writer.drain();
    if (urn.failure()) {
        throw Refused("Le serveur s’est arrêté : l’urne ne peut plus enregistrer. " + *urn.failure() +
                      " Les bulletins confirmés avant cela sont sur le disque ; relancez « vigie serve ».");
    }
    err << message_line("Serveur arrêté : chaque bulletin dont l’envoi a été confirmé est sur le disque.")
        << '\n';
}

}  // namespace

Verb serve_verb() {
    std::vector<Option> options = listening_options();
    options.push_back({.name = "wave", .value = "WAVE", .help = "la vague ouverte à servir"});
    options.push_back({.name = "shuffle-hour",
                       .value = "H",
                       .help = "heure du mélange quotidien de l’urne, de 0 à 23 (3 par défaut)"});
    return {.name = "serve",
            .summary = "sert l’enquête de la vague ouverte, jusqu’à Ctrl+C ou SIGTERM",
            .example =
                "vigie serve campagne-ia --address 0.0.0.0 --port 443 --host enquete.example.org "
                "--tls-cert enquete.pem --tls-key enquete.key",
            .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"}},
            .options = std::move(options),
            .run = serve};
}

}  // namespace commands
