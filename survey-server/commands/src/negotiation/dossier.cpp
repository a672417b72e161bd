#include <filesystem>
#include <string>

#include "campaign/campaign.hpp"
#include "campaign/durable_file.hpp"
#include "message.hpp"
#include "negotiation/verbs.hpp"
#include "publication/campaign_report.hpp"
#include "reports/negotiation_dossier.hpp"
#include "reports/text_paper.hpp"

namespace commands {
namespace {

void run(const Arguments& arguments, std::ostream& out) {
    const std::filesystem::path folder = arguments.option("out").value();
    if (std::filesystem::exists(std::filesystem::symlink_status(folder)))
        throw Refused(
            "« " + folder.string() +
            " » existe déjà, et un dossier peut avoir été complété à la main : choisissez un autre --out.");
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const auto papers = reports::negotiation_dossier(plenary_input(campaign, arguments.positional("WAVE")));
    std::filesystem::create_directories(folder);
    for (const auto& [name, paper] : papers) {
        const auto file = folder / (name + ".docx");
        campaign::create_file(file, reports::text_paper(paper), campaign::Readable::by_group);
        out << message_line("Écrit : « " + file.string() + " »") << '\n';
    }
    out << "À relire et à compléter avant l’envoi. Les textes cités sont à faire vérifier.\n";
}

}  // namespace

Verb dossier_verb() {
    return {
        .name = "dossier",
        .summary = "papiers de la prochaine réunion, remplis avec les résultats d’une vague",
        .example = "vigie dossier campagne-ia T4-2026 --out dossier-reunion",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "nom de la vague dépouillée"}},
        .options = {{.name = "out",
                     .value = "DIR",
                     .help =
                         "nouveau dossier : ordre du jour, questions, document unique, expert, plateforme",
                     .required = true}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { run(arguments, out); }};
}

}  // namespace commands
