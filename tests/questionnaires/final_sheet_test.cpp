#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "questionnaires/longest_sheet.hpp"
#include "questionnaires/routing.hpp"
#include "random_sheets.hpp"
#include "small_questionnaire.hpp"

using namespace questionnaires;
using namespace small;

namespace {

Questionnaire tools_then_opinions() {
    return questionnaire({
        page("pOutils", {ask(QuestionKind::select_one, "tri", "ouinon"),
                         ask(QuestionKind::select_one, "match", "ouinon"),
                         calculate("nb", "if(${tri} = 'oui', 1, 0) + if(${match} = 'oui', 1, 0)")}),
        page_if("${nb} > 0",
                page("pUsage", {ask(QuestionKind::select_one, "gain", "accord"),
                                if_relevant("${gain} >= 4", ask(QuestionKind::integer, "heures"))})),
        page("pSuite", {if_relevant("${heures} > 10", ask_text("quoi", 20)),
                        ask(QuestionKind::select_multiple, "peur", "craintes")}),
    });
}

}  // namespace

TEST_CASE("a ballot holds the answers to what is asked and the calculated values", "[questionnaires]") {
    const AnswerSheet sheet{{"tri", code("oui")},
                            {"match", code("oui")},
                            {"gain", code("4")},
                            {"heures", text("12")},
                            {"quoi", text("les dossiers")},
                            {"peur", codes({"sens", "autre"}, "les outils")}};
    AnswerSheet expected = sheet;
    expected["nb"] = text("2");

    CHECK(final_sheet(tools_then_opinions(), sheet) == expected);
}

TEST_CASE("changing an early answer drops the later ones that hang on it", "[questionnaires]") {
    AnswerSheet sheet{{"tri", code("oui")},
                      {"gain", code("4")},
                      {"heures", text("12")},
                      {"quoi", text("les dossiers")},
                      {"peur", codes({"empl"})}};
    sheet["tri"] = code("non");

    // Without a tool no page of use; so no hours; so no « quoi ».
    CHECK(final_sheet(tools_then_opinions(), sheet) ==
          AnswerSheet{{"tri", code("non")}, {"nb", text("0")}, {"peur", codes({"empl"})}});
}

TEST_CASE("a ballot holds nothing that the questionnaire did not ask for", "[questionnaires]") {
    const AnswerSheet sheet{
        {"nom", text("Jeanne")}, {"nb", text("99")}, {"pOutils", code("oui")}, {"", text("x")}};

    CHECK(final_sheet(tools_then_opinions(), sheet) == AnswerSheet{{"nb", text("0")}});
}

TEST_CASE("faulty answers are told page by page and stay out of the ballot", "[questionnaires]") {
    Question no_refusal = ask(QuestionKind::select_one, "sansRefus", "ouinon");
    no_refusal.refusal = false;
    const Questionnaire all = questionnaire(
        {page("p", {
                       ask(QuestionKind::select_one, "deux", "accord"),
                       ask(QuestionKind::select_one, "inconnu", "accord"),
                       no_refusal,
                       ask(QuestionKind::select_multiple, "exclusif", "craintes"),
                       ask(QuestionKind::select_multiple, "double", "craintes"),
                       ask(QuestionKind::rank, "partiel", "garanties"),
                       ask(QuestionKind::rank, "repete", "garanties"),
                       ask(QuestionKind::integer, "mot"),
                       ask(QuestionKind::integer, "virgule"),
                       ask(QuestionKind::decimal, "nonCanonique"),
                       bounded(". > 0", "Plus que zéro.", ask(QuestionKind::integer, "negatif")),
                       ask_text("long", 3),
                       ask_text("codes", 3),
                       ask(QuestionKind::select_one, "refus2", "accord"),
                       ask(QuestionKind::select_one, "vide", "accord"),
                       ask_text("bon", 3),
                   })});
    const AnswerSheet sheet{
        {"deux", codes({"1", "2"})},
        {"inconnu", code("9")},
        {"sansRefus", refused()},
        {"exclusif", codes({"aucun", "sens"})},
        {"double", codes({"sens", "sens"})},
        {"partiel", codes({"rps"})},
        {"repete", codes({"rps", "rps", "form"})},
        {"mot", text("douze")},
        {"virgule", text("1.5")},
        {"nonCanonique", text("1,50")},
        {"negatif", text("-1")},
        {"long", text("été!")},
        {"codes", codes({"x"})},
        {"refus2", Answer{true, {"1"}, {}}},
        {"vide", Answer{}},
        {"bon", text("été")},
    };
    using Fault = AnswerFault;
    const std::vector<Fault> expected{
        Fault::several_codes,         Fault::unknown_code,          Fault::unknown_code,
        Fault::exclusive_with_others, Fault::unknown_code,          Fault::rank_incomplete,
        Fault::rank_repeated,         Fault::not_a_number,          Fault::not_an_integer,
        Fault::not_a_number,          Fault::constraint_failed,     Fault::text_too_long,
        Fault::unknown_code,          Fault::exclusive_with_others,
    };

    const std::vector<AnswerError> errors = check_sheet(all, sheet);

    REQUIRE(errors.size() == expected.size());
    for (std::size_t i = 0; i < errors.size(); ++i) {
        CAPTURE(i, errors[i].question);
        CHECK(errors[i].question == all.pages[0].questions[i].name);
        CHECK(errors[i].fault == expected[i]);
        CHECK_FALSE(errors[i].message.empty());
    }
    CHECK(final_sheet(all, sheet) == AnswerSheet{{"bon", text("été")}});
}

TEST_CASE("what is not asked is not checked", "[questionnaires]") {
    CHECK(check_sheet(tools_then_opinions(),
                      {{"heures", text("douze")}, {"inconnue", text("x")}, {"nb", text("x")}})
              .empty());
    CHECK(check_sheet(tools_then_opinions(),
                      {{"tri", code("oui")}, {"gain", code("5")}, {"heures", text("douze")}})
              .size() == 1);
}

TEST_CASE("a precision without its choice is dropped and its answer kept", "[questionnaires]") {
    const AnswerSheet sheet{{"peur", codes({"sens"}, "les outils")}, {"tri", codes({"oui"}, "perdu")}};

    const AnswerSheet ballot = final_sheet(tools_then_opinions(), sheet);

    CHECK(ballot.at("peur") == codes({"sens"}));
    CHECK(ballot.at("tri") == code("oui"));
}

TEST_CASE("calculated values are written plainly", "[questionnaires]") {
    const Questionnaire all =
        questionnaire({page("p", {
                                     ask(QuestionKind::integer, "n"),
                                     ask(QuestionKind::select_multiple, "peur", "craintes"),
                                     calculate("tiers", "${n} div 3"),
                                     calculate("grand", "${n} >= 10"),
                                     calculate("petit", "${n} < 10"),
                                     calculate("niveau", "if(${n} >= 10, 'élevé', 'faible')"),
                                     calculate("tous", "${peur}"),
                                     calculate("infini", "${n} div 0"),
                                     calculate("enorme", "${n} * 1000000 * 1000000 * 1000000"),
                                     calculate("absent", "${n} + ${peur}"),
                                     calculate("long", "'0123456789012345678901234567890123456789 et plus'"),
                                     if_relevant("${n} > 100", calculate("saute", "1")),
                                 })});

    CHECK(final_sheet(all, {{"n", text("10")}, {"peur", codes({"empl", "sens"})}}) ==
          AnswerSheet{{"n", text("10")},
                      {"peur", codes({"empl", "sens"})},
                      {"tiers", text("3.333333333")},
                      {"grand", text("1")},
                      {"petit", text("0")},
                      {"niveau", text("élevé")},
                      {"tous", text("empl sens")},
                      {"long", text("0123456789012345678901234567890123456789")}});
}

TEST_CASE("no free text reaches a ballot as a calculated value", "[questionnaires]") {
    const Questionnaire all =
        questionnaire({page("p", {
                                     ask_text("opinion", 20),
                                     calculate("copie", "${opinion}"),
                                     calculate("detour", "if(true(), ${copie}, 'rien')"),
                                     calculate("longueur", "string-length(${opinion})"),
                                     calculate("donnee", "${opinion} != ''"),
                                 })});

    CHECK(final_sheet(all, {{"opinion", text("Jeanne, agence")}}) ==
          AnswerSheet{{"opinion", text("Jeanne, agence")}, {"longueur", text("14")}, {"donnee", text("1")}});
}

TEST_CASE("a ballot is sound and final whatever the sheet", "[questionnaires]") {
    const Questionnaire all = tools_then_opinions();
    const std::size_t longest = longest_sheet_size(all);
    for (unsigned seed = 0; seed < 3000; ++seed) {
        const AnswerSheet sheet = RandomAnswers{all, seed}.sheet();
        const AnswerSheet ballot = final_sheet(all, sheet);
        CAPTURE(seed, write_sheet(sheet));
        REQUIRE(final_sheet(all, ballot) == ballot);
        REQUIRE(check_sheet(all, ballot).empty());
        REQUIRE(write_sheet(ballot).size() <= longest);
        for (const auto& [name, answer] : ballot) {
            const Question* question = all.question(name);
            REQUIRE(question != nullptr);
            REQUIRE(is_relevant(*question, values_of(all, ballot)));
            if (question->kind != QuestionKind::calculate) REQUIRE(sheet.count(name) == 1);
        }
    }
}
