#include <filesystem>

#include "campaign/campaign.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

constexpr std::int64_t kDefaultThreshold = 10;
constexpr std::int64_t kHighestThreshold = 1'000'000;

/// Beside the campaign's folder, under the same name.
std::filesystem::path usual_key_file(const std::filesystem::path& folder) {
    std::filesystem::path file = folder.has_filename() ? folder : folder.parent_path();
    return file += ".key";
}

void create(const Arguments& arguments, std::ostream& out) {
    const std::filesystem::path folder = arguments.positional("CAMPAIGN");
    const auto key = arguments.option("key");
    const campaign::Campaign::Settings settings{
        .questionnaire = arguments.option("questionnaire").value_or(""),
        .threshold = static_cast<int>(
            arguments.integer("threshold", 0, kHighestThreshold).value_or(kDefaultThreshold)),
        .key_file = key ? std::filesystem::path(*key) : usual_key_file(folder)};
    const auto campaign = campaign::Campaign::create(folder, settings);

    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    say("Campagne « " + campaign.title() + " » créée dans « " + campaign.folder().string() + " », seuil " +
        std::to_string(campaign.threshold()) + ".");
    say("Clé privée : « " + std::filesystem::absolute(settings.key_file).lexically_normal().string() + " »");
    say("Copiez cette clé sur deux supports, rangez-les dans deux lieux, puis effacez-la de cet ordinateur.");
    say("Elle ne doit jamais se trouver sur le serveur. Une clé perdue ne se retrouve pas, et les bulletins "
        "non plus.");
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
        .options = {{.name = "questionnaire",
                     .value = "Q",
                     .help = "dossier de feuilles CSV, ou classeur .xlsx",
                     .required = true},
                    {.name = "threshold",
                     .value = "N",
                     .help = "aucun résultat sur moins de N réponses (10 par défaut, jamais moins de 5)"},
                    {.name = "key",
                     .value = "FILE",
                     .help =
                         "fichier de la clé privée, hors du dossier (par défaut : CAMPAIGN.key, à côté)"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { create(arguments, out); }};
}

}  // namespace commands
