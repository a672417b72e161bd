#include "small_wave.hpp"

#include <stdlib.h>

#include <algorithm>
#include <stdexcept>

namespace tests {
namespace {

using questionnaires::Choice;
using questionnaires::Expression;
using questionnaires::Question;
using questionnaires::QuestionKind;

Expression expression(const char* source) {
    auto parsed = Expression::parse(source);
    if (!parsed) throw std::runtime_error("not an expression: " + std::string{source});
    return std::move(parsed).value();
}

Question question(const char* name, QuestionKind kind, const char* label, const char* list = "") {
    Question one;
    one.name = name;
    one.kind = kind;
    one.label = label;
    one.list = list;
    one.max_length = 80;
    return one;
}

std::filesystem::path fresh_folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "vigie-respondent-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return pattern;
}

questionnaires::Page main_page() {
    Question tools = question("tools", QuestionKind::select_one, "Un outil d’IA vous aide-t-il ?", "yesno");
    tools.required = true;
    Question hours = question("hours", QuestionKind::integer, "Combien d’heures par semaine ?");
    hours.hint = "Un nombre entier.";
    hours.relevant = expression("${tools} = 'oui'");
    hours.constraint = expression(". >= 0 and . <= 40");
    hours.constraint_message = "Indiquez un nombre entier d’heures, de 0 à 40.";
    Question pace = question("pace", QuestionKind::select_one, "Mon rythme me convient.", "agree");
    pace.required = true;
    pace.likert = true;
    return {
        "pMain",
        "Vos outils",
        {},
        {question("note", QuestionKind::note, "Il n’y a ni bonne ni mauvaise réponse."), tools, hours, pace}};
}

questionnaires::Page words_page() {
    Question why = question("why", QuestionKind::text, "Qu’est-ce qui vous inquiète ?");
    why.multiline = true;
    why.max_length = 300;
    return {"pWords",
            "Avec vos mots",
            {},
            {question("ratio", QuestionKind::decimal, "Quelle part de votre temps ?"),
             question("where", QuestionKind::text, "Quel autre outil ?"), why}};
}

}  // namespace

questionnaires::Questionnaire small_questionnaire() {
    questionnaires::Questionnaire survey;
    survey.settings.title = "L’IA et nous : enquête";
    survey.settings.id = "small";
    survey.settings.version = "1";
    survey.settings.language = "fr";
    survey.settings.minutes = 3;
    survey.lists = {
        {"yesno", {{"oui", "Oui"}, {"non", "Non"}}},
        {"agree",
         {{"1", "Pas d’accord"},
          {"2", "Ni l’un ni l’autre"},
          {"3", "D’accord"},
          {"nc", "Non concerné", false, false, true}}},
        {"uses",
         {{"tri", "Trier"},
          {"lire", "Lire"},
          {"rien", "Rien de tout cela", true},
          {"autre", "Autre", false, true}}},
        {"wishes", {{"form", "Une formation"}, {"temps", "Du temps"}, {"voix", "La parole"}}},
        {"jobs", {{"a", "Conseil"}, {"b", "Encadrement"}}},
    };
    Question wishes = question("wishes", QuestionKind::rank, "Classez ces souhaits.", "wishes");
    wishes.required = true;
    Question job = question("job", QuestionKind::select_one, "Votre métier ?", "jobs");
    job.refusal = false;
    survey.pages = {
        main_page(),
        {"pUses",
         "Vos usages",
         expression("${tools} = 'oui'"),
         {question("uses", QuestionKind::select_multiple, "Pour quoi faire ?", "uses")}},
        {"pRank", "Vos souhaits", {}, {wishes}},
        words_page(),
        {"pLast", "Votre situation", {}, {job}},
    };
    return survey;
}

SmallWave::SmallWave(campaign::Mode mode, questionnaires::Questionnaire questionnaire, int threshold)
    : folder_{fresh_folder()}, keys_{urn::draw_key_pair()}, codes_{urn::draw_codes(2)} {
    wave_.name = "T4-2026";
    wave_.mode = mode;
    wave_.threshold = threshold;
    wave_.definition = urn::sha256_hex("definition of the small wave");
    wave_.questionnaire = std::move(questionnaire);
    wave_.padded_size = urn::padded_size(7000).value();
    wave_.sealing_key = keys_.public_key;
    wave_.code_secret = urn::draw_code_secret();
    wave_.page_state_key = urn::draw_page_state_key();
    const bool open = mode == campaign::Mode::open;
    const std::size_t sealed_size = urn::seal("", wave_.padded_size, wave_.sealing_key).size();
    wave_.urn = urn::create_urn(folder_ / "urn.db", open ? urn::Admission::open : urn::Admission::drawn_codes,
                                sealed_size);
    std::vector<urn::CodeHash> hashes;
    for (const std::string& code : codes_) {
        hashes.push_back(urn::hash_code(urn::canonical_code(code).value(), wave_.code_secret));
    }
    if (!open) wave_.urn->admit(hashes);
    writer_ =
        std::make_unique<urn::Writer>(*wave_.urn, urn::Writer::Options{std::chrono::milliseconds{0}, 64});
    pages_ = std::make_unique<respondent::SurveyPages>(wave_, *writer_);
}

SmallWave::~SmallWave() {
    pages_.reset();
    writer_.reset();
    wave_.urn.reset();
    std::filesystem::remove_all(folder_);
}

std::vector<questionnaires::AnswerSheet> SmallWave::opened() {
    writer_->drain();
    std::vector<questionnaires::AnswerSheet> sheets;
    for (const urn::SealedBallot& ballot : wave_.urn->ballots()) {
        sheets.push_back(questionnaires::read_sheet(urn::open(ballot, keys_).value()));
    }
    return sheets;
}

std::vector<std::string> SmallWave::receipts() {
    writer_->drain();
    std::vector<std::string> receipts;
    for (const urn::SealedBallot& ballot : wave_.urn->ballots()) receipts.push_back(urn::receipt(ballot));
    return receipts;
}

}  // namespace tests
