#include <filesystem>
#include <string>

#include "campaign/durable_file.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"
#include "questionnaires/csv.hpp"
#include "questionnaires/import.hpp"
#include "questionnaires/reader.hpp"

namespace commands {

namespace {

namespace fs = std::filesystem;

void say(std::ostream& out, const std::string& line) {
    out << message_line(line) << '\n';
}

std::string losses_csv(const std::vector<questionnaires::Loss>& losses) {
    std::string text = questionnaires::csv_line({"question", "perte"}, ';');
    for (const auto& loss : losses) text += questionnaires::csv_line({loss.question, loss.reason}, ';');
    return text;
}

void import(const Arguments& arguments, std::ostream& out) {
    const fs::path file = arguments.positional("FILE");
    const fs::path folder = arguments.option("out").value();
    std::error_code none;
    if (fs::exists(fs::symlink_status(folder, none)))
        throw Refused("« " + folder.string() + " » existe déjà. Donnez un dossier nouveau.");
    const auto imported =
        questionnaires::import_questionnaire(file.filename().string(), campaign::read_file(file));
    if (!imported) throw Refused("« " + file.string() + " » : " + imported.error().reason);

    campaign::create_folder(folder);
    for (const auto& [name, content] : imported.value().sheets)
        campaign::create_file(folder / name, content, campaign::Readable::by_group);
    const auto& losses = imported.value().losses;
    if (!losses.empty())
        campaign::create_file(folder / "pertes.csv", losses_csv(losses), campaign::Readable::by_group);

    say(out, "Questionnaire écrit dans « " + folder.string() + " ».");
    say(out, losses.empty() ? "Rien ne s’est perdu."
                            : std::to_string(losses.size()) +
                                  (losses.size() > 1 ? " pertes ou changements" : " perte ou changement") +
                                  ", aussi dans pertes.csv :");
    for (const auto& loss : losses)
        say(out, "  " + (loss.question.empty() ? "" : "« " + loss.question + " » : ") + loss.reason);
    const auto reading = questionnaires::read_questionnaire(folder);
    if (reading) {
        say(out, "« vigie check » n’y trouve aucune faute.");
        return;
    }
    std::size_t errors = 0;
    for (const auto& fault : reading.error()) {
        if (fault.severity != questionnaires::Severity::error) continue;
        ++errors;
        say(out, "à corriger, " + fault.sheet +
                     (fault.row > 0 ? ", ligne " + std::to_string(fault.row) : "") + " : " + fault.reason);
    }
    say(out, std::to_string(errors) + " à corriger avant de créer une campagne : relancez « vigie check ».");
}

}  // namespace

Verb import_verb() {
    return {
        .name = "import",
        .summary = "reprend un questionnaire XLSForm ou LimeSurvey, et dit ce qui s’est perdu",
        .example = "vigie import enquete.lss --out questionnaire",
        .positionals = {{.name = "FILE", .help = "XLSForm .xlsx, ou export LimeSurvey .lss, .txt ou .tsv"}},
        .options = {{.name = "out",
                     .value = "DIR",
                     .help = "dossier nouveau pour les feuilles et le relevé des pertes",
                     .required = true}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { import(arguments, out); }};
}

}  // namespace commands
