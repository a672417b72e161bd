#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "campaign/campaign.hpp"
#include "campaign/durable_file.hpp"
#include "campaign/wave_dataset.hpp"
#include "message.hpp"
#include "publication/verbs.hpp"
#include "reports/microdata.hpp"

namespace commands {
namespace {

namespace fs = std::filesystem;
using reports::CsvForm;

struct Request {
    std::string format;
    fs::path file;
    CsvForm form = CsvForm::french;
    bool readers = false;
};

Request request_of(const Arguments& arguments) {
    Request request{arguments.option("format").value(), arguments.option("out").value(),
                    arguments.has("plain") ? CsvForm::plain : CsvForm::french, arguments.has("readers")};
    const std::string& format = request.format;
    if (format != "csv" && format != "sav" && format != "xlsx" && format != "ddi")
        throw WrongUsage{"--format « " + format + " » : écrivez csv, sav, xlsx ou ddi"};
    if (arguments.has("plain") && format != "csv") throw WrongUsage{"--plain ne va qu’avec --format csv"};
    if (request.readers && format == "ddi")
        throw WrongUsage{"--readers lit des réponses, et --format ddi n’en écrit pas"};
    if (request.readers && request.file.extension() != "." + format)
        throw WrongUsage{"--readers demande un fichier en « ." + format + " »"};
    if (request.file.filename().empty())
        throw WrongUsage{"--out « " + request.file.string() + " » : nommez un fichier"};
    return request;
}

std::string written(const reports::Microdata& data, const Request& request) {
    if (request.format == "sav") return microdata_sav(data);
    if (request.format == "xlsx") return microdata_workbook(data);
    if (request.format == "ddi") return microdata_ddi(data);
    return microdata_csv(data, request.form);
}

void refuse_if_there(const fs::path& file) {
    std::error_code none;
    if (fs::exists(fs::symlink_status(file, none)))
        throw Refused{"« " + file.string() + " » existe déjà. Donnez un autre nom, ou retirez-le."};
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const Request request = request_of(arguments);
    const std::string& wave = arguments.positional("WAVE");
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    if (campaign.contains(request.file))
        throw Refused{"« " + request.file.string() +
                      " » est dans le dossier de la campagne. Écrivez l’export ailleurs."};
    const fs::path r = request.file.parent_path() / "lire.R";
    const fs::path python = request.file.parent_path() / "lire.py";
    refuse_if_there(request.file);
    if (request.readers) {
        refuse_if_there(r);
        refuse_if_there(python);
    }

    const auto data = reports::microdata(campaign::wave_dataset(campaign, wave),
                                         campaign::wave_questionnaire(campaign, wave),
                                         campaign::wave_label(wave), campaign.wave(wave).definition);
    campaign::create_file(request.file, written(data, request), campaign::Readable::by_owner);
    const std::string name = request.file.filename().string();
    if (request.readers) {
        campaign::create_file(r, reports::r_reader(name, request.form), campaign::Readable::by_owner);
        campaign::create_file(python, reports::python_reader(name, request.form),
                              campaign::Readable::by_owner);
    }
    if (request.format != "ddi") err << message_line(reports::microdata_warning()) << '\n';
    out << message_line("« " + request.file.string() + " » : " + std::to_string(data.variables.size()) +
                        " variables, " + std::to_string(data.rows) + " personnes.")
        << '\n';
    if (request.readers) out << message_line("Lecture : « lire.R » et « lire.py », à côté.") << '\n';
}

}  // namespace

Verb export_verb() {
    return {
        .name = "export",
        .summary = "les réponses d’une vague dépouillée pour d’autres outils, pour l’expert seul",
        .example = "vigie export campagne-ia T4-2026 --format sav --out reponses.sav",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "nom de la vague dépouillée"}},
        .options = {{.name = "format",
                     .value = "FORMAT",
                     .help =
                         "csv (tableur français : point-virgule, virgule décimale), sav (SPSS), xlsx, ou ddi "
                         "(DDI-Codebook 2.5 : les variables, sans réponse ni effectif)",
                     .required = true},
                    {.name = "out", .value = "FILE", .help = "fichier à écrire, nouveau", .required = true},
                    {.name = "plain",
                     .value = "",
                     .help = "csv pour les programmes : virgule, point décimal, sans BOM"},
                    {.name = "readers",
                     .value = "",
                     .help = "écrit aussi lire.R et lire.py, qui lisent le fichier"}},
        .run = run};
}

}  // namespace commands
