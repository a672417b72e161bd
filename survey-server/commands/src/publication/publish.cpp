#include <string>

#include "campaign/campaign.hpp"
#include "message.hpp"
#include "publication/campaign_report.hpp"
#include "publication/publication_files.hpp"
#include "publication/publication_folder.hpp"
#include "publication/verbs.hpp"
#include "reports/plenary_report.hpp"

namespace commands {
namespace {

std::string labels_of(const reports::PlenaryInput& input) {
    std::string labels;
    for (const auto& wave : input.waves) labels += (labels.empty() ? "" : ", ") + wave.label;
    return labels;
}

void publish(const Arguments& arguments, std::ostream& out) {
    const PublicationFolder folder{arguments.option("out").value_or("")};
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const reports::PlenaryInput input = plenary_input(campaign, arguments.positional("WAVE"));
    const auto files = publication_files(reports::plenary_report(input));
    folder.write(files);

    const bool several = input.waves.size() > 1;
    out << message_line("Documents écrits dans « " + arguments.option("out").value_or("") + " » :") << '\n';
    for (const PublishedFile& file : files) out << "  " << file.name << '\n';
    out << message_line((several ? "Vagues présentées : " : "Vague présentée : ") + labels_of(input) + ".")
        << '\n'
        << message_line("Rien n’y paraît sur moins de " + std::to_string(input.threshold.people()) +
                        " réponses.")
        << '\n';
}

}  // namespace

Verb publish_verb() {
    return {
        .name = "publish",
        .summary = "écrit les documents de restitution d’une vague dépouillée, pour le CSE",
        .example = "vigie publish campagne-ia T4-2026 --out restitution-T4-2026",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "nom de la vague dépouillée"}},
        .options =
            {{.name = "out",
              .value = "DIR",
              .help =
                  "dossier où écrire les documents : nouveau, vide, ou celui d’une publication à remplacer",
              .required = true}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { publish(arguments, out); }};
}

}  // namespace commands
