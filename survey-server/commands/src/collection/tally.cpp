#include "campaign/campaign.hpp"
#include "campaign/key_file.hpp"
#include "campaign/key_shares.hpp"
#include "collection/memory_secrecy.hpp"
#include "collection/passphrases.hpp"
#include "collection/terminal.hpp"
#include "collection/typed_shares.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

constexpr int kAttempts = 3;

/// At the terminal a mistyped passphrase is asked again; from a file it would be the same.
urn::KeyPair open_key_file(const std::filesystem::path& file, const campaign::Campaign& campaign,
                           const Arguments& arguments, std::ostream& err) {
    const auto ask = current_passphrase(arguments, "passphrase-file", err);
    const bool may_retry = !arguments.has("passphrase-file") && is_at_terminal(err);
    for (int attempt = 1;; ++attempt) {
        try {
            return campaign::read_key_file(file, campaign.sealing_key(), ask);
        } catch (const campaign::WrongPassphrase& wrong) {
            if (!may_retry || attempt == kAttempts) throw;
            err << message_line(wrong.what()) << '\n';
        }
    }
}

campaign::Campaign::OpenKey key_in(const Arguments& arguments, const campaign::Campaign& campaign,
                                   std::ostream& err) {
    const auto file = arguments.option("key");
    const auto shares = arguments.all("share");
    if (file && !shares.empty())
        throw WrongUsage("--key et --share s’excluent : la clé, ou deux de ses parts");
    if (file) return [&, file = *file] { return open_key_file(file, campaign, arguments, err); };
    if (!shares.empty()) {
        return [&campaign, shares] {
            std::vector<urn::Secret> typed;
            for (const std::string& share : shares) typed.push_back(given_share(share));
            return campaign::keys_from_shares(campaign, typed);
        };
    }
    if (campaign.custody().is_shared() && is_at_terminal(err)) {
        return [&campaign, &err] { return campaign::keys_from_shares(campaign, ask_shares(err)); };
    }
    throw WrongUsage("il manque --key FILE, ou deux fois --share PART");
}

std::string counts_line(const campaign::Campaign::Tally& tally, campaign::Mode mode) {
    std::string line;
    if (tally.eligible) line += "Effectif : " + std::to_string(*tally.eligible) + " ; ";
    line += mode == campaign::Mode::codes ? "codes tirés : " + std::to_string(tally.issued)
                                          : std::string("lien ouvert");
    return line + " ; bulletins reçus : " + std::to_string(tally.received) +
           " ; bulletins ouverts : " + std::to_string(tally.opened) + ".";
}

void tally(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    forbid_core_files();
    const std::string& name = arguments.positional("WAVE");
    auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const auto tally = campaign.tally(name, key_in(arguments, campaign, err));

    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Vague " + campaign::wave_label(name) + " dépouillée. Bulletins ouverts : " +
        std::to_string(tally.opened) + " ; textes libres : " + std::to_string(tally.texts) + ".");
    say(counts_line(tally, campaign.wave(name).mode));
    if (tally.receipts.empty()) {
        say("Cette vague a été close sans liste de reçus : rien n’a pu être comparé à une liste affichée.");
    } else {
        say("Les bulletins ouverts sont exactement ceux de la liste des reçus, d’empreinte " +
            tally.receipts + " : elle doit être celle qui a été affichée à la clôture.");
    }
    if (tally.eligible && tally.received > *tally.eligible) {
        err << message_line(
                   "ATTENTION : plus de bulletins que de personnes dans l’effectif. Vérifiez l’effectif, et "
                   "à qui "
                   "les codes ont été remis.")
            << '\n';
    }
    say("Réponses : « " + (campaign.wave_folder(name) / "answers.csv").string() + " »");
    say("Textes : « " + (campaign.wave_folder(name) / "verbatims.csv").string() + " »");
    say("Nombres à afficher : « " + (campaign.wave_folder(name) / "counts.json").string() + " »");
}

}  // namespace

Verb tally_verb() {
    return {
        .name = "tally",
        .summary = "ouvre l’urne scellée d’une vague close, une seule fois et en entier",
        .example = "vigie tally campagne-ia T4-2026 --key /media/cle/campagne-ia.key",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "nom de la vague close"}},
        .options =
            {{.name = "key", .value = "FILE", .help = "clé privée écrite par « vigie create »"},
             {.name = "passphrase-file",
              .value = "FILE",
              .help = "fichier de la phrase secrète de la clé (au terminal, elle est demandée)"},
             {.name = "share",
              .value = "PART",
              .help = "une part de la clé, son texte ou son fichier ; à donner deux fois (au terminal, elles "
                      "sont demandées)",
              .repeatable = true}},
        .run = tally};
}

}  // namespace commands
