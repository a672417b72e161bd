#include "campaign/backup.hpp"

#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

constexpr std::string_view kServerSecrets =
    "Elle contient les secrets du serveur : gardez-la sous clé, et jamais chez qui garde la clé privée.";

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "« " : ", « ") + name + " »";
    return list;
}

void back_up(const Arguments& arguments, std::ostream& out) {
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const std::string file = arguments.option("out").value_or("");
    const bool moves = arguments.has("move");
    const auto backup = campaign::write_backup(
        campaign, file, moves ? campaign::BackupKind::whole : campaign::BackupKind::last_shuffle);

    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Sauvegarde de la campagne « " + backup.title + " » : « " + file + " »");
    if (!backup.open_wave.empty()) {
        const std::string label = campaign::wave_label(backup.open_wave);
        say("Vague " + label + ", bulletins : " + std::to_string(backup.ballots) +
            (moves ? ", tous y sont." : ", tels qu’au dernier mélange ; les suivants n’y sont pas."));
        if (moves) {
            say("La vague " + label +
                " ne se sert plus ici. Rétablissez cette sauvegarde ailleurs avec « vigie restore », puis "
                "détruisez-la, "
                "ainsi que les plus anciennes : comparées entre elles, elles diraient quels bulletins sont "
                "arrivés "
                "entre-temps.");
        } else {
            say("Détruisez-la à la clôture : comparée à l’urne close, elle dirait quels bulletins sont "
                "arrivés après.");
        }
    }
    if (!backup.left_out.empty()) {
        say("Fichiers étrangers à la campagne, non sauvegardés : " + listed(backup.left_out));
    }
    say(std::string(kServerSecrets));
}

void restore(const Arguments& arguments, std::ostream& out) {
    const std::string folder = arguments.option("out").value_or("");
    const auto backup = campaign::restore_backup(arguments.positional("FILE"), folder);

    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Campagne « " + backup.title + " » rétablie dans « " + folder + " », chaque fichier vérifié.");
    if (backup.open_wave.empty()) return;
    say("Vague " + campaign::wave_label(backup.open_wave) +
        " ouverte, bulletins : " + std::to_string(backup.ballots) + ".");
    say("Avant de la servir, assurez-vous qu’aucun autre serveur ne la sert : un code ne doit pas servir à "
        "deux "
        "endroits.");
}

}  // namespace

Verb backup_verb() {
    return {
        .name = "backup",
        .summary = "sauvegarde une campagne dans un fichier, même pendant que le serveur tourne",
        .example = "vigie backup campagne-ia --out /media/sauvegarde/campagne-ia.vigie",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"}},
        .options =
            {{.name = "out", .value = "FILE", .help = "fichier à créer", .required = true},
             {.name = "move",
              .value = "",
              .help = "déménage la vague ouverte, le serveur arrêté : tous les bulletins, et elle ne se sert "
                      "plus ici"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { back_up(arguments, out); }};
}

Verb restore_verb() {
    return {
        .name = "restore",
        .summary = "vérifie une sauvegarde et en refait un dossier de campagne",
        .example = "vigie restore campagne-ia.vigie --out /srv/vigie/campagne-ia",
        .positionals = {{.name = "FILE", .help = "fichier écrit par « vigie backup »"}},
        .options = {{.name = "out", .value = "DIR", .help = "dossier à créer", .required = true}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { restore(arguments, out); }};
}

}  // namespace commands
