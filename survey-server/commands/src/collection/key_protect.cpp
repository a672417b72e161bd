#include "campaign/campaign.hpp"
#include "campaign/key_file.hpp"
#include "collection/memory_secrecy.hpp"
#include "collection/passphrases.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

void protect(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    forbid_core_files();
    const std::filesystem::path file = arguments.positional("FILE");
    const auto label = campaign::read_key_label(file);
    std::optional<campaign::Campaign> campaign;
    if (const auto folder = arguments.option("campaign")) {
        campaign = campaign::Campaign::open(*folder);
        if (campaign->sealing_key() != label.public_key) {
            throw Refused("La clé " + file.string() + " n’est pas celle de la campagne « " +
                          campaign->title() + " ».");
        }
    }
    const auto current = current_passphrase(arguments, "current-passphrase-file", err);
    if (label.is_protected && !current) {
        throw WrongUsage(
            "la clé est déjà protégée : donnez sa phrase actuelle avec --current-passphrase-file FILE");
    }
    const auto passphrase = new_passphrase(arguments, "passphrase-file", label.title, err);
    if (!passphrase) {
        throw WrongUsage(
            "donnez la nouvelle phrase secrète avec --passphrase-file FILE, ou lancez la commande dans un "
            "terminal");
    }
    campaign::protect_key_file(file, current, *passphrase);
    if (campaign) campaign->note_protected_key();

    out << message_line("Clé « " + file.string() +
                        " » chiffrée sous la phrase secrète, relue et remise à sa place.")
        << '\n'
        << message_line(
               "Les autres copies de la clé sont restées comme elles étaient : remplacez-les par celle-ci, "
               "et "
               "détruisez leur support s’il n’était pas chiffré.")
        << '\n';
}

}  // namespace

Verb key_protect_verb() {
    return {
        .name = "key protect",
        .summary = "met une clé privée sous une phrase secrète, ou change sa phrase",
        .example = "vigie key protect /media/cle/campagne-ia.key --campaign campagne-ia",
        .positionals = {{.name = "FILE", .help = "fichier de clé écrit par « vigie create »"}},
        .options =
            {{.name = "passphrase-file",
              .value = "FILE",
              .help =
                  "fichier dont la première ligne est la nouvelle phrase (au terminal, elle est demandée)"},
             {.name = "current-passphrase-file",
              .value = "FILE",
              .help = "fichier de la phrase actuelle, si la clé est déjà protégée"},
             {.name = "campaign",
              .value = "CAMPAIGN",
              .help = "note dans la campagne que sa clé est maintenant protégée"}},
        .run = protect};
}

}  // namespace commands
