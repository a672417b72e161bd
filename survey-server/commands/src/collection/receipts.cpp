#include "campaign/receipts.hpp"

#include "campaign/campaign.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

std::string checked_receipt(const std::string& typed) {
    const auto receipt = campaign::canonical_receipt(typed);
    if (receipt) return *receipt;
    throw Refused("« " + typed +
                  " » n’est pas un reçu : il a seize signes, des chiffres et des lettres de a à f, comme « "
                  "3f7a 09bc 51de "
                  "8842 ».");
}

void check_receipt(const campaign::ReceiptList& list, const std::string& typed, std::ostream& out) {
    const std::string receipt = checked_receipt(typed);
    if (campaign::holds(list, receipt)) {
        out << message_line("Le reçu " + receipt + " est sur la liste : le bulletin est dans l’urne.")
            << '\n';
        return;
    }
    throw Refused(
        "Le reçu " + receipt + " n’est pas sur la liste. " +
        (list.final
             ? "C’est la liste de la clôture, qui a tous les bulletins : comparez chaque signe avec votre "
               "papier, puis prévenez vos élus."
             : "Elle est provisoire : votre bulletin peut attendre la liste suivante, celle de la clôture au "
               "plus tard."));
}

void show(const Arguments& arguments, std::ostream& out) {
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const std::string& wave = arguments.positional("WAVE");
    const auto list = campaign::published_receipts(campaign, wave);
    if (!list) {
        throw Refused("La vague " + wave +
                      " n’a pas encore de liste de reçus : la première paraît quand assez de bulletins sont "
                      "arrivés, la "
                      "dernière à la clôture.");
    }
    if (const auto receipt = arguments.option("check")) return check_receipt(*list, *receipt, out);
    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Liste des reçus de la vague " + campaign::wave_label(wave) + " : " +
        (list->final ? "celle de la clôture" : "provisoire") + ", du " + list->day +
        ". Bulletins : " + std::to_string(list->hashes.size()) + ".");
    say("Empreinte de la liste : " + campaign::fingerprint_of(list->hashes));
    if (list->vanished > 0) {
        say("ATTENTION : bulletins d’une liste précédente qui ne sont plus dans l’urne : " +
            std::to_string(list->vanished) + ".");
    }
    say("À afficher : « " + (campaign.wave_folder(wave) / "receipts.txt").string() + " »");
}

}  // namespace

Verb receipts_verb() {
    return {
        .name = "receipts",
        .summary = "montre la liste publique des reçus d’une vague, ou y cherche un reçu",
        .example = "vigie receipts campagne-ia T4-2026 --check \"3f7a 09bc 51de 8842\"",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "nom de la vague"}},
        .options = {{.name = "check",
                     .value = "RECEIPT",
                     .help = "le reçu à chercher, comme sur la page de fin"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { show(arguments, out); }};
}

}  // namespace commands
