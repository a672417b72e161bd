#include "collection/verbs.hpp"
#include "message.hpp"
#include "questionnaires/reader.hpp"

namespace commands {

namespace {

using questionnaires::Fault;
using questionnaires::Faults;
using questionnaires::Severity;

std::string line_of(const Fault& fault) {
    std::string line = fault.severity == Severity::error ? "faute" : "à vérifier";
    if (!fault.sheet.empty()) line += ", " + fault.sheet;
    if (fault.row > 0) line += ", ligne " + std::to_string(fault.row);
    if (!fault.column.empty()) line += ", colonne « " + fault.column + " »";
    return line + " : " + fault.reason;
}

void print(const Faults& faults, std::ostream& out) {
    for (const Fault& fault : faults) out << message_line(line_of(fault)) << '\n';
}

std::size_t errors_among(const Faults& faults) {
    std::size_t errors = 0;
    for (const Fault& fault : faults) errors += fault.severity == Severity::error ? 1 : 0;
    return errors;
}

std::size_t questions_of(const questionnaires::Questionnaire& questionnaire) {
    std::size_t questions = 0;
    for (const auto& page : questionnaire.pages) {
        for (const auto& question : page.questions) {
            const bool asked = question.kind != questionnaires::QuestionKind::note &&
                               question.kind != questionnaires::QuestionKind::calculate;
            questions += asked ? 1 : 0;
        }
    }
    return questions;
}

void check(const Arguments& arguments, std::ostream& out) {
    const std::string& path = arguments.positional("QUESTIONNAIRE");
    const auto reading = questionnaires::read_questionnaire(path);
    if (!reading) {
        print(reading.error(), out);
        const std::size_t errors = errors_among(reading.error());
        throw Refused("« " + path + " » a " + std::to_string(errors) + (errors == 1 ? " faute" : " fautes") +
                      ". Corrigez, puis relancez « vigie check ».");
    }
    print(reading.value().warnings, out);
    const auto& questionnaire = reading.value().questionnaire;
    out << message_line("Questionnaire « " + questionnaire.settings.title +
                        " » : aucune faute. Pages : " + std::to_string(questionnaire.pages.size()) +
                        " ; questions : " + std::to_string(questions_of(questionnaire)) +
                        " ; échelles : " + std::to_string(questionnaire.scales.size()) + ".")
        << '\n';
}

}  // namespace

Verb check_verb() {
    return {
        .name = "check",
        .summary = "relit un questionnaire et nomme chaque faute, avec sa feuille et sa ligne",
        .example = "vigie check questionnaires/catalogue/france-travail-pro-ia",
        .positionals = {{.name = "QUESTIONNAIRE", .help = "dossier de feuilles CSV, ou classeur .xlsx"}},
        .options = {},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { check(arguments, out); }};
}

}  // namespace commands
