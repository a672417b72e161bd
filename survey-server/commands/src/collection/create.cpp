#include <filesystem>

#include "campaign/campaign.hpp"
#include "campaign/key_shares.hpp"
#include "collection/memory_secrecy.hpp"
#include "collection/passphrases.hpp"
#include "collection/sheets_folder.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"
#include "questionnaires/reader.hpp"

namespace commands {

namespace {

using campaign::KeyProtection;

constexpr std::int64_t kDefaultThreshold = 10;
constexpr std::int64_t kHighestThreshold = 1'000'000;

/// Beside the campaign's folder, under the same name.
std::filesystem::path usual_key_file(const std::filesystem::path& folder) {
    std::filesystem::path file = folder.has_filename() ? folder : folder.parent_path();
    return file += ".key";
}

/// With shares, a key file is written only when one is asked for.
std::filesystem::path key_file_in(const Arguments& arguments, const std::filesystem::path& folder) {
    if (const auto key = arguments.option("key")) return *key;
    return arguments.has("shares") ? std::filesystem::path() : usual_key_file(folder);
}

campaign::ShareHolders holders_in(const Arguments& arguments) {
    campaign::ShareHolders holders{"l’expert", "le ou la secrétaire du CSE", "une troisième personne"};
    const auto given = arguments.list("holders");
    if (given.empty()) return holders;
    if (!arguments.has("shares")) throw WrongUsage("--holders ne va qu’avec --shares DIR");
    if (given.size() != holders.size()) {
        throw WrongUsage("--holders attend trois noms séparés par des virgules, et " +
                         std::to_string(given.size()) + " sont donnés");
    }
    std::copy(given.begin(), given.end(), holders.begin());
    return holders;
}

/// Words that the passphrase must not be made of.
std::string context_of(const Arguments& arguments, const std::filesystem::path& folder) {
    const auto reading = questionnaires::read_questionnaire(arguments.option("questionnaire").value_or(""));
    return folder.filename().string() +
           (reading ? " " + reading.value().questionnaire.settings.title : std::string());
}

std::optional<urn::Secret> passphrase_for(const Arguments& arguments, const std::filesystem::path& folder,
                                          const std::filesystem::path& key_file, std::ostream& err) {
    if (arguments.has("no-passphrase") && arguments.has("passphrase-file")) {
        throw WrongUsage("--no-passphrase et --passphrase-file s’excluent");
    }
    if (key_file.empty()) {
        if (arguments.has("passphrase-file"))
            throw WrongUsage("--passphrase-file protège un fichier : donnez --key FILE");
        return std::nullopt;
    }
    if (arguments.has("no-passphrase") || std::filesystem::exists(folder)) return std::nullopt;
    return new_passphrase(arguments, "passphrase-file", context_of(arguments, folder), err);
}

void tell_key(const campaign::Campaign& campaign, const std::filesystem::path& key_file, std::ostream& out,
              std::ostream& err) {
    const auto say = [](std::ostream& stream, const std::string& line) {
        stream << message_line(line) << '\n';
    };
    const KeyProtection protection = campaign.custody().protection;
    if (!key_file.empty()) {
        say(out, "Clé privée : « " + std::filesystem::absolute(key_file).lexically_normal().string() + " »");
        say(out,
            "Copiez cette clé sur deux supports, rangez-les dans deux lieux, puis effacez-la de cet "
            "ordinateur.");
        say(out,
            "Elle ne doit jamais se trouver sur le serveur. Une clé perdue ne se retrouve pas, et les "
            "bulletins "
            "non plus.");
    }
    if (protection == KeyProtection::passphrase || protection == KeyProtection::shares_and_passphrase) {
        say(out, "Le fichier est chiffré sous la phrase secrète. Gardez-la sur papier, ailleurs que la clé.");
    }
    if (protection == KeyProtection::none) {
        say(err,
            "ATTENTION : la clé privée est écrite SANS PROTECTION. Quiconque lit ce fichier ouvre tous les "
            "bulletins. "
            "Protégez-la maintenant : « vigie key protect " +
                key_file.string() + " --campaign " + campaign.folder().string() +
                " ». Tant que ce n’est pas fait, la campagne note que sa clé n’est pas protégée.");
    }
}

void create(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    forbid_core_files();
    const std::filesystem::path folder = arguments.positional("CAMPAIGN");
    const std::filesystem::path key_file = key_file_in(arguments, folder);
    const auto passphrase = passphrase_for(arguments, folder, key_file, err);
    campaign::Campaign::Settings settings{
        .questionnaire = arguments.option("questionnaire").value_or(""),
        .threshold = static_cast<int>(
            arguments.integer("threshold", 0, kHighestThreshold).value_or(kDefaultThreshold)),
        .key_file = key_file,
        .minimum = static_cast<int>(arguments.integer("minimum", 1, kHighestThreshold).value_or(0)),
        .passphrase = passphrase ? &*passphrase : nullptr,
        .keep_shares = {},
        .holders = holders_in(arguments)};
    std::optional<SheetsFolder> sheets;
    if (const auto shares = arguments.option("shares")) {
        settings.keep_shares = [&sheets, &settings, shares](std::string_view title, const urn::PublicKey& key,
                                                            std::span<const std::string> texts) {
            sheets.emplace(*shares);
            sheets->write(title, key, settings.holders, texts);
        };
    }
    const auto campaign = campaign::Campaign::create(folder, settings);
    if (sheets) sheets->confirm();

    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Campagne « " + campaign.title() + " » créée dans « " + campaign.folder().string() + " », seuil " +
        std::to_string(campaign.threshold()) +
        (campaign.minimum() > campaign.threshold()
             ? ", dépouillement à partir de " + std::to_string(campaign.minimum()) + " bulletins."
             : "."));
    say("Empreinte de la clé : " + campaign::key_fingerprint(campaign.sealing_key()).substr(0, 16));
    tell_key(campaign, key_file, out, err);
    if (sheets) {
        say("Trois parts de la clé à imprimer : « " + *arguments.option("shares") + " »");
        say("Deux ouvrent l’urne, une seule n’ouvre rien. Imprimez-les, remettez chacune à son porteur, puis "
            "détruisez ce "
            "dossier : tant qu’il existe, il contient toute la clé.");
    }
}

}  // namespace

Verb create_verb() {
    return {
        .name = "create",
        .summary = "crée le dossier d’une campagne, et sa clé privée hors du dossier",
        .example =
            "vigie create campagne-ia --questionnaire questionnaires/catalogue/france-travail-pro-ia "
            "--threshold 10",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier à créer"}},
        .options =
            {{.name = "questionnaire",
              .value = "Q",
              .help = "dossier de feuilles CSV, ou classeur .xlsx",
              .required = true},
             {.name = "threshold",
              .value = "N",
              .help = "aucun résultat sur moins de N réponses (10 par défaut, jamais moins de 5)"},
             {.name = "minimum",
              .value = "N",
              .help = "l’urne ne s’ouvre pas avec moins de N bulletins (le seuil par défaut)"},
             {.name = "key",
              .value = "FILE",
              .help = "fichier de la clé privée, hors du dossier (par défaut : CAMPAIGN.key, à côté ; avec "
                      "--shares : aucun)"},
             {.name = "passphrase-file",
              .value = "FILE",
              .help = "protège la clé sous la phrase secrète de ce fichier (au terminal, elle est demandée)"},
             {.name = "no-passphrase",
              .value = "",
              .help = "écrit la clé sans protection, sans rien demander"},
             {.name = "shares",
              .value = "DIR",
              .help = "partage la clé entre trois porteurs, dont deux suffisent : dossier à créer pour les "
                      "feuilles"},
             {.name = "holders",
              .value = "A,B,C",
              .help = "avec --shares : noms ou fonctions des trois porteurs"}},
        .run = create};
}

}  // namespace commands
