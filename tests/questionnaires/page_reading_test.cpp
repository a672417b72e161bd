#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "questionnaires/routing.hpp"
#include "small_questionnaire.hpp"

using namespace questionnaires;
using namespace small;

namespace {

/// One page of every kind, each question optional unless said.
Questionnaire every_kind() {
    Question multiline = ask_text("long", 30);
    multiline.multiline = true;
    Question no_refusal = ask(QuestionKind::select_one, "sansRefus", "ouinon");
    no_refusal.refusal = false;
    Question text_no_refusal = ask_text("mot", 10);
    text_no_refusal.refusal = false;
    return questionnaire({page(
        "p", {
                 note("n"),
                 required(ask(QuestionKind::select_one, "un", "accord")),
                 no_refusal,
                 required(ask(QuestionKind::select_multiple, "peur", "craintes")),
                 ask(QuestionKind::rank, "rang", "garanties"),
                 bounded(". >= 0 and . <= 40", "Indiquez de 0 à 40.", ask(QuestionKind::integer, "heures")),
                 ask(QuestionKind::decimal, "part"),
                 ask_text("court", 10),
                 multiline,
                 text_no_refusal,
                 calculate("double", "${heures} * 2"),
                 if_relevant("${un} = 1", ask_text("pourquoi", 10)),
             })});
}

PageReading read(const FormFields& fields) {
    const Questionnaire all = every_kind();
    return read_page(all, all.pages[0], fields, {});
}

std::string faults(const PageReading& reading) {
    const std::map<AnswerFault, std::string> names{
        {AnswerFault::unknown_code, "unknown_code"},
        {AnswerFault::several_codes, "several_codes"},
        {AnswerFault::exclusive_with_others, "exclusive_with_others"},
        {AnswerFault::not_a_number, "not_a_number"},
        {AnswerFault::not_an_integer, "not_an_integer"},
        {AnswerFault::text_too_long, "text_too_long"},
        {AnswerFault::rank_repeated, "rank_repeated"},
        {AnswerFault::rank_incomplete, "rank_incomplete"},
        {AnswerFault::constraint_failed, "constraint_failed"},
    };
    std::string text;
    for (const AnswerError& error : reading.errors)
        text += error.question + ":" + names.at(error.fault) + " ";
    return text;
}

std::string message(const PageReading& reading) {
    return reading.errors.size() == 1 ? reading.errors.front().message : "";
}

}  // namespace

TEST_CASE("a form filled as it should be is read as it was meant", "[questionnaires]") {
    const PageReading reading = read({{"un", "4"},
                                      {"sansRefus", "non"},
                                      {"peur", "autre"},
                                      {"peur", "empl"},
                                      {"peur.precisez", "  les  outils "},
                                      {"rang.form", "2"},
                                      {"rang.charg", " 3 "},
                                      {"rang.rps", "1"},
                                      {"heures", "12"},
                                      {"part", "7,50"},
                                      {"court", "été"},
                                      {"long", "un\r\ndeux"},
                                      {"mot", ""}});

    CHECK(reading.answers == AnswerSheet{{"un", code("4")},
                                         {"sansRefus", code("non")},
                                         {"peur", codes({"empl", "autre"}, "les  outils")},
                                         {"rang", codes({"rps", "form", "charg"})},
                                         {"heures", text("12")},
                                         {"part", text("7.5")},
                                         {"court", text("été")},
                                         {"long", text("un\ndeux")}});
    CHECK(faults(reading).empty());
    CHECK(reading.unanswered.empty());
}

TEST_CASE("an empty form has no answer and one soft reminder a required question", "[questionnaires]") {
    const PageReading nothing = read({});
    const PageReading blanks = read({{"un", ""},
                                     {"peur.precisez", " "},
                                     {"rang.form", ""},
                                     {"rang.charg", " "},
                                     {"rang.rps", ""},
                                     {"heures", " \t"},
                                     {"court", "\u00a0\u202f"},
                                     {"long", "\r\n\r\n"}});

    for (const PageReading* reading : {&nothing, &blanks}) {
        CHECK(reading->answers.empty());
        CHECK(reading->errors.empty());
        CHECK(reading->unanswered == std::vector<std::string>{"un", "peur"});
        CHECK(reading->as_given.empty());
    }
}

TEST_CASE("a refusal is an answer of every kind of question", "[questionnaires]") {
    const PageReading reading = read({{"un", "refus"},
                                      {"peur", "refus"},
                                      {"rang", "refus"},
                                      {"heures", ""},
                                      {"heures", "refus"},
                                      {"court", ""},
                                      {"court", "refus"},
                                      {"long", "refus"}});

    CHECK(reading.answers == AnswerSheet{{"un", refused()},
                                         {"peur", refused()},
                                         {"rang", refused()},
                                         {"heures", refused()},
                                         {"court", refused()},
                                         {"long", refused()}});
    CHECK(faults(reading).empty());
    CHECK(reading.unanswered.empty());
}

TEST_CASE("no refusal where none is offered", "[questionnaires]") {
    const PageReading reading = read({{"sansRefus", "refus"}, {"mot", "refus"}});

    CHECK(faults(reading) == "sansRefus:unknown_code ");
    CHECK(reading.answers == AnswerSheet{{"mot", text("refus")}});
}

TEST_CASE("a radio group with a code and a refusal is a refusal", "[questionnaires]") {
    const PageReading reading = read({{"un", "4"}, {"un", "refus"}, {"un", "bogue"}});

    CHECK(reading.answers == AnswerSheet{{"un", refused()}});
    CHECK(reading.errors.empty());
}

TEST_CASE("a refusal beside an answer is asked about and loses neither", "[questionnaires]") {
    const PageReading reading = read({{"peur", "empl"},
                                      {"peur", "refus"},
                                      {"rang.form", "1"},
                                      {"rang", "refus"},
                                      {"heures", "12"},
                                      {"heures", "refus"},
                                      {"court", "oui"},
                                      {"court", "refus"}});

    CHECK(faults(reading) ==
          "peur:exclusive_with_others rang:exclusive_with_others heures:exclusive_with_others "
          "court:exclusive_with_others ");
    CHECK(reading.errors.front().message ==
          "Vous avez répondu et coché «\u00a0Je préfère ne pas répondre\u00a0»\u00a0: décochez cette case, "
          "ou effacez "
          "votre réponse.");
    CHECK(reading.as_given == FormFields{{"court", "refus"},
                                         {"court", "oui"},
                                         {"heures", "refus"},
                                         {"heures", "12"},
                                         {"peur", "refus"},
                                         {"peur", "empl"},
                                         {"rang", "refus"},
                                         {"rang.form", "1"}});
}

TEST_CASE("a choice that excludes the others stands alone", "[questionnaires]") {
    const PageReading reading = read({{"peur", "aucun"}, {"peur", "sens"}});

    CHECK(faults(reading) == "peur:exclusive_with_others ");
    CHECK(message(reading) ==
          "«\u00a0Aucune crainte\u00a0» exclut les autres réponses\u00a0: décochez cette réponse, ou toutes "
          "les autres.");
    CHECK(reading.answers.at("peur") == codes({"sens", "aucun"}));
    CHECK(read({{"peur", "aucun"}}).errors.empty());
}

TEST_CASE("codes that are not offered and codes too many are errors", "[questionnaires]") {
    CHECK(faults(read({{"un", "6"}})) == "un:unknown_code ");
    CHECK(read({{"un", "6"}}).answers.empty());
    CHECK(read({{"un", "6"}}).unanswered == std::vector<std::string>{"peur"});
    CHECK(faults(read({{"un", "1"}, {"un", "2"}})) == "un:several_codes ");
    CHECK(faults(read({{"un", "1"}, {"un", "1"}})).empty());
    CHECK(faults(read({{"un", " 1"}})) == "un:unknown_code ");
    CHECK(faults(read({{"peur", "empl"}, {"peur", "EMPL"}})) == "peur:unknown_code ");
    CHECK(read({{"peur", "empl"}, {"peur", "EMPL"}}).answers.at("peur") == codes({"empl"}));
}

TEST_CASE("a precision counts only with its choice", "[questionnaires]") {
    const PageReading without = read({{"peur", "empl"}, {"peur.precisez", "les outils"}});
    const PageReading without_any = read({{"peur.precisez", "les outils"}});
    const PageReading empty = read({{"peur", "autre"}, {"peur.precisez", ""}});
    const PageReading not_offered = read({{"un", "1"}, {"un.precisez", "les outils"}});

    CHECK(without.answers.at("peur") == codes({"empl"}));
    CHECK(without.as_given.count("peur.precisez") == 1);
    CHECK(without_any.answers.empty());
    CHECK(empty.answers.at("peur") == codes({"autre"}));
    CHECK(empty.errors.empty());
    CHECK(not_offered.answers.at("un") == code("1"));
}

TEST_CASE("numbers are read as French people type them", "[questionnaires]") {
    CHECK(read({{"heures", " 012 "}}).answers.at("heures") == text("12"));
    CHECK(read({{"part", "1\u202f234,5"}}).answers.at("part") == text("1234.5"));
    CHECK(read({{"part", "\u22120,5"}}).answers.at("part") == text("-0.5"));
}

TEST_CASE("a number that is none is asked for again as it was typed", "[questionnaires]") {
    const PageReading words = read({{"heures", "une dizaine"}});
    CHECK(faults(words) == "heures:not_a_number ");
    CHECK(message(words) == "Indiquez un nombre, en chiffres seulement, par exemple 12.");
    CHECK(words.answers.at("heures") == text("une dizaine"));
    CHECK(words.as_given.find("heures")->second == "une dizaine");

    CHECK(faults(read({{"heures", "7,5"}})) == "heures:not_an_integer ");
    CHECK(message(read({{"part", "7,5 h"}})) ==
          "Indiquez un nombre, en chiffres seulement, par exemple 7,5.");
    CHECK(message(read({{"part", "99999999999999999999"}})) ==
          "Ce nombre est trop grand\u00a0: vérifiez-le.");
}

TEST_CASE("a constraint speaks with its own words", "[questionnaires]") {
    const PageReading reading = read({{"heures", "41"}});

    CHECK(faults(reading) == "heures:constraint_failed ");
    CHECK(message(reading) == "Indiquez de 0 à 40.");
    CHECK(reading.answers.at("heures") == text("41"));
    CHECK(read({{"heures", "40"}}).errors.empty());
    CHECK(read({{"heures", "refus"}}).errors.empty());
}

TEST_CASE("a constraint does not judge a refusal", "[questionnaires]") {
    const Questionnaire all = questionnaire(
        {page("p", {bounded(". != ''", "Répondez.", ask(QuestionKind::select_one, "un", "accord"))})});

    CHECK(read_page(all, all.pages[0], {{"un", "refus"}}, {}).errors.empty());
}

TEST_CASE("a constraint may look at other answers and blames nobody when they are missing",
          "[questionnaires]") {
    const Questionnaire all = questionnaire(
        {page("pA", {ask(QuestionKind::integer, "total")}),
         page("pB", {bounded(". <= ${total}", "Pas plus que le total.", ask(QuestionKind::integer, "part")),
                     bounded("count-selected(.) <= 2", "Deux au plus.",
                             ask(QuestionKind::select_multiple, "peur", "craintes"))})});
    const auto read_second = [&all](const FormFields& fields, const AnswerSheet& before) {
        return faults(read_page(all, all.pages[1], fields, before));
    };

    CHECK(read_second({{"part", "5"}}, {{"total", text("4")}}) == "part:constraint_failed ");
    CHECK(read_second({{"part", "5"}}, {{"total", text("5")}}).empty());
    CHECK(read_second({{"part", "5"}}, {}).empty());
    CHECK(read_second({{"part", "5"}}, {{"total", refused()}}).empty());
    CHECK(read_second({{"peur", "empl"}, {"peur", "sens"}, {"peur", "autre"}}, {}) ==
          "peur:constraint_failed ");
}

TEST_CASE("a text too long is cut in the sheet and whole in the page", "[questionnaires]") {
    const PageReading reading =
        read({{"court", "éééééééééé fin"}, {"peur", "autre"}, {"peur.precisez", std::string(25, 'x')}});

    CHECK(faults(reading) == "peur:text_too_long court:text_too_long ");
    CHECK(reading.errors[1].message ==
          "Votre texte compte 14 caractères\u00a0: raccourcissez-le à 10 au plus.");
    CHECK(reading.answers.at("court") == text("éééééééééé"));
    CHECK(reading.answers.at("peur") == codes({"autre"}, std::string(20, 'x')));
    CHECK(reading.as_given.find("court")->second == "éééééééééé fin");
    CHECK(read({{"court", "éééééééééé"}}).errors.empty());
    CHECK(read({{"court", "😀😀😀😀😀😀😀😀😀😀"}}).errors.empty());
}

TEST_CASE("a line end counts as one character and a cut leaves no blank", "[questionnaires]") {
    const std::string thirty = "123456789\r\n123456789\r\n123456789\r\n";
    CHECK(read({{"long", thirty}}).errors.empty());
    CHECK(read({{"court", "123456789 suite"}}).answers.at("court") == text("123456789"));
}

TEST_CASE("a ranking gives every choice a rank of its own", "[questionnaires]") {
    const auto ranks = [](std::string form, std::string charg, std::string rps) {
        return read(
            {{"rang.form", std::move(form)}, {"rang.charg", std::move(charg)}, {"rang.rps", std::move(rps)}});
    };

    CHECK(ranks("3", "1", "2").answers.at("rang") == codes({"charg", "rps", "form"}));
    CHECK(ranks("3", "1", "2").errors.empty());

    const PageReading partial = ranks("", "2", "");
    CHECK(faults(partial) == "rang:rank_incomplete ");
    CHECK(message(partial) ==
          "Vous avez classé 1 proposition sur 3\u00a0: donnez un rang aux autres, ou effacez tous les rangs "
          "pour passer "
          "la question.");
    CHECK(partial.answers.at("rang") == codes({"charg"}));
    CHECK(partial.as_given == FormFields{{"rang.charg", "2"}});

    const PageReading repeated = ranks("1", "2", "2");
    CHECK(faults(repeated) == "rang:rank_repeated ");
    CHECK(message(repeated) ==
          "Le rang 2 est donné plusieurs fois\u00a0: donnez à chaque proposition un rang différent.");
    CHECK(repeated.as_given == FormFields{{"rang.form", "1"}, {"rang.charg", "2"}, {"rang.rps", "2"}});

    for (const std::string wrong : {"0", "4", "-1", "deux", "1,5", "99999999999999999999"}) {
        CAPTURE(wrong);
        const PageReading reading = ranks("1", "2", wrong);
        CHECK(faults(reading) == "rang:not_an_integer ");
        CHECK(message(reading) == "Donnez à chaque proposition un rang de 1 à 3, en chiffres.");
        CHECK(reading.as_given.find("rang.rps")->second == wrong);
    }
}

TEST_CASE("conditions on the same page follow the answers being read", "[questionnaires]") {
    const PageReading asked = read({{"un", "1"}, {"pourquoi", "fatigue"}});
    const PageReading not_asked = read({{"un", "2"}, {"pourquoi", "fatigue"}});

    CHECK(asked.answers.at("pourquoi") == text("fatigue"));
    CHECK(not_asked.answers == AnswerSheet{{"un", code("2")}});
    CHECK(not_asked.as_given.count("pourquoi") == 0);
}

TEST_CASE("what was answered before on the same page does not count", "[questionnaires]") {
    const Questionnaire all = every_kind();
    const AnswerSheet before{{"un", code("1")}, {"heures", text("3")}};

    const PageReading reading = read_page(all, all.pages[0], {{"pourquoi", "fatigue"}}, before);

    CHECK(reading.answers.empty());
    CHECK(reading.unanswered == std::vector<std::string>{"un", "peur"});
}

TEST_CASE("fields of nobody and of other pages are ignored", "[questionnaires]") {
    const Questionnaire all =
        questionnaire({page("pA", {ask(QuestionKind::select_one, "a", "ouinon")}),
                       page("pB", {ask(QuestionKind::select_one, "b", "ouinon")}),
                       page_if("${a} = 'oui'", page("pC", {required(ask_text("c", 10))}))});
    const FormFields fields{{"a", "oui"}, {"b", "non"},        {"c", "x"}, {"", "x"},
                            {"b.", "x"},  {"b.precisez", "x"}, {"n", "x"}};

    const PageReading second = read_page(all, all.pages[1], fields, {});
    const PageReading not_reached = read_page(all, all.pages[2], fields, {{"a", code("non")}});

    CHECK(second.answers == AnswerSheet{{"b", code("non")}});
    CHECK(second.as_given == FormFields{{"b", "non"}});
    CHECK(not_reached.answers.empty());
    CHECK(not_reached.unanswered.empty());
    CHECK(not_reached.as_given.empty());
}

TEST_CASE("a form with notes and calculated fields cannot answer them", "[questionnaires]") {
    CHECK(read({{"n", "x"}, {"double", "1000"}}).answers.empty());
}

TEST_CASE("a form filled from a sheet reads back as that sheet", "[questionnaires]") {
    const Questionnaire all = every_kind();
    const AnswerSheet sheet{{"un", code("1")},
                            {"sansRefus", code("oui")},
                            {"peur", codes({"sens", "autre"}, "les \"autres\"")},
                            {"rang", codes({"rps", "form", "charg"})},
                            {"heures", text("12")},
                            {"part", text("-7.25")},
                            {"court", refused()},
                            {"long", text("un\n\n deux")},
                            {"pourquoi", text("refuse")}};

    const FormFields fields = form_fields(all, all.pages[0], sheet);
    const PageReading reading = read_page(all, all.pages[0], fields, {});

    CHECK(fields.find("part")->second == "-7,25");
    CHECK(fields.find("rang.form")->second == "2");
    CHECK(reading.answers == sheet);
    CHECK(reading.errors.empty());
    CHECK(form_fields(all, all.pages[0], {{"un", code("2")}, {"pourquoi", text("x")}}) ==
          FormFields{{"un", "2"}});
}

TEST_CASE("filling the page with what was given asks the same again", "[questionnaires]") {
    const Questionnaire all = every_kind();
    const std::vector<std::string> names{
        "un",     "sansRefus", "peur",  "peur.precisez", "rang", "rang.form", "rang.charg", "rang.rps",
        "heures", "part",      "court", "long",          "mot",  "double",    "pourquoi",   "n"};
    const std::vector<std::string> values{
        "",       "1",     "2",     "3",   "refus", "oui",
        "empl",   "aucun", "autre", "7,5", "999",   "un texte trop long pour être gardé ici entier",
        "a\r\nb", " x ",   "\xff"};
    std::mt19937 draw{21};
    for (int form = 0; form < 3000; ++form) {
        FormFields fields;
        for (auto count = draw() % 14; count > 0; --count) {
            fields.emplace(names[draw() % names.size()], values[draw() % values.size()]);
        }
        const PageReading first = read_page(all, all.pages[0], fields, {});
        const PageReading again = read_page(all, all.pages[0], first.as_given, {});
        CAPTURE(form);
        REQUIRE(again.as_given == first.as_given);
        // A code that is not offered cannot be shown again; everything else can.
        for (const auto& [question, answer] : first.answers) REQUIRE(again.answers.at(question) == answer);
        REQUIRE(again.answers.size() == first.answers.size());
        for (const AnswerError& error : again.errors) {
            REQUIRE(std::any_of(first.errors.begin(), first.errors.end(),
                                [&error](const AnswerError& one) { return one.question == error.question; }));
        }
    }
}

TEST_CASE("a hostile form is bounded and answered like any other", "[questionnaires]") {
    FormFields fields;
    for (int i = 0; i < 10'000; ++i) {
        fields.emplace("un", std::to_string(i));
        fields.emplace("peur", i % 2 == 0 ? "empl" : "bogue" + std::to_string(i));
        fields.emplace("rang.form", std::to_string(i));
        fields.emplace("heures", "9");
        fields.emplace("champ" + std::to_string(i), "x");
    }
    fields.emplace("court", std::string(1'000'000, 'a'));
    fields.emplace("long", std::string(100'000, '\xff'));
    fields.emplace("peur.precisez", std::string(100'000, '\n'));
    fields.emplace("part", std::string(100'000, '9'));

    const PageReading reading = read(fields);

    CHECK(faults(reading) ==
          "un:unknown_code peur:unknown_code rang:not_an_integer part:not_a_number court:text_too_long "
          "long:text_too_long ");
    CHECK(reading.answers.at("peur") == codes({"empl"}));
    CHECK(reading.answers.at("heures") == text("9"));
    CHECK(reading.answers.at("court").text.size() == 10);
    CHECK(reading.answers.at("part").text.size() <= 40);
    std::size_t given = 0;
    for (const auto& [name, value] : reading.as_given) given += name.size() + value.size();
    CHECK(given < 100'000);
    CHECK(reading.as_given.size() < 30);
}
