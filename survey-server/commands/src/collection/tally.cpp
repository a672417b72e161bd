#include "campaign/campaign.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

void tally(const Arguments& arguments, std::ostream& out) {
    const std::string& name = arguments.positional("WAVE");
    auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const auto tally = campaign.tally(name, arguments.option("key").value_or(""));

    out << message_line("Vague " + campaign::wave_label(name) +
                        " dépouillée. Bulletins ouverts : " + std::to_string(tally.opened) +
                        " ; textes libres : " + std::to_string(tally.texts) + ".")
        << '\n'
        << message_line("Réponses : « " + (campaign.wave_folder(name) / "answers.csv").string() + " »")
        << '\n'
        << message_line("Textes : « " + (campaign.wave_folder(name) / "verbatims.csv").string() + " »")
        << '\n';
}

}  // namespace

Verb tally_verb() {
    return {
        .name = "tally",
        .summary = "ouvre l’urne scellée d’une vague close, une seule fois et en entier",
        .example = "vigie tally campagne-ia T4-2026 --key /media/cle/campagne-ia.key",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "nom de la vague close"}},
        .options = {{.name = "key",
                     .value = "FILE",
                     .help = "clé privée écrite par « vigie create »",
                     .required = true}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { tally(arguments, out); }};
}

}  // namespace commands
