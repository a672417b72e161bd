#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "questionnaires/routing.hpp"
#include "small_questionnaire.hpp"

using namespace questionnaires;
using namespace small;

namespace {

std::vector<std::string> names(const std::vector<const Question*>& questions) {
    std::vector<std::string> names;
    for (const Question* question : questions) names.push_back(question->name);
    return names;
}

/// Tools, how one uses them (only with a tool), a note alone, work in general.
Questionnaire four_pages() {
    return questionnaire({
        page("pOutils", {ask(QuestionKind::select_one, "tri", "ouinon"),
                         ask(QuestionKind::select_one, "match", "ouinon"),
                         calculate("nb", "if(${tri} = 'oui', 1, 0) + if(${match} = 'oui', 1, 0)")}),
        page_if("${nb} > 0", page("pUsage", {ask(QuestionKind::select_one, "gain", "accord"),
                                             if_relevant("${gain} >= 4", ask_text("quoi", 20))})),
        page_if("${gain} >= 4", page("pMerci", {note("nMerci")})),
        page("pTravail",
             {note("nTravail"), if_relevant("${nb} > 1", ask(QuestionKind::select_one, "charge", "accord"))}),
    });
}

}  // namespace

TEST_CASE("a value is what the answer means", "[questionnaires]") {
    const Questionnaire all =
        questionnaire({page("p", {
                                     ask(QuestionKind::select_one, "un", "accord"),
                                     ask(QuestionKind::select_multiple, "plusieurs", "craintes"),
                                     ask(QuestionKind::rank, "rangs", "garanties"),
                                     ask(QuestionKind::integer, "entier"),
                                     ask(QuestionKind::decimal, "decimal"),
                                     ask_text("texte", 20),
                                     note("n"),
                                     calculate("double", "${entier} * 2"),
                                     calculate("manque", "${absent} + 1"),
                                     calculate("refus2", "coalesce(${refuse}, 9)"),
                                     ask(QuestionKind::select_one, "refuse", "accord"),
                                 })});
    const AnswerSheet sheet{{"un", code("4")},
                            {"plusieurs", codes({"empl", "autre"}, "les outils")},
                            {"rangs", codes({"rps", "form", "charg"})},
                            {"entier", text("12")},
                            {"decimal", text("7.5")},
                            {"texte", text("mot")},
                            {"n", text("rien")},
                            {"double", text("99")},
                            {"refuse", refused()},
                            {"inconnue", code("1")}};

    const Lookup value = values_of(all, sheet);

    CHECK(value("un") == Value{std::string{"4"}});
    CHECK(value("plusieurs") == Value{std::vector<std::string>{"empl", "autre"}});
    CHECK(value("rangs") == Value{std::vector<std::string>{"rps", "form", "charg"}});
    CHECK(value("entier") == Value{12.0});
    CHECK(value("decimal") == Value{7.5});
    CHECK(value("texte") == Value{std::string{"mot"}});
    CHECK(value("double") == Value{24.0});
    CHECK(value("refus2") == Value{9.0});
    for (const std::string none : {"n", "manque", "refuse", "inconnue", "absent", ".", ""}) {
        CAPTURE(none);
        CHECK(value(none) == Value{Missing{}});
    }
}

TEST_CASE("an answer that cannot be what its question asks has no value", "[questionnaires]") {
    const Questionnaire all = questionnaire(
        {page("p", {ask(QuestionKind::select_one, "un", "accord"), ask(QuestionKind::integer, "entier"),
                    ask(QuestionKind::select_multiple, "plusieurs", "craintes"), ask_text("texte", 20),
                    ask(QuestionKind::select_one, "deux", "accord")})});
    const Lookup value = values_of(all, {{"un", codes({"1", "2"})},
                                         {"entier", text("douze")},
                                         {"plusieurs", {}},
                                         {"texte", {}},
                                         {"deux", Answer{true, {"4"}, {}}}});

    for (const std::string name : {"un", "entier", "plusieurs", "texte", "deux"}) {
        CAPTURE(name);
        CHECK(value(name) == Value{Missing{}});
    }
}

TEST_CASE("what is not asked has no value and makes nothing else asked", "[questionnaires]") {
    const Questionnaire all = four_pages();
    const AnswerSheet sheet{{"tri", code("non")}, {"gain", code("5")}, {"quoi", text("le temps")}};

    const Lookup value = values_of(all, sheet);

    CHECK(value("nb") == Value{0.0});
    CHECK(value("gain") == Value{Missing{}});  // its page is not relevant
    CHECK(value("quoi") == Value{Missing{}});
    CHECK(next_page(all, sheet, 1) == std::nullopt);
}

TEST_CASE("values are those of the sheet at the moment of asking", "[questionnaires]") {
    const Questionnaire all = four_pages();
    Lookup value;
    {
        AnswerSheet sheet{{"tri", code("oui")}};
        value = values_of(all, sheet);
        sheet["tri"] = code("non");
    }
    CHECK(value("tri") == Value{std::string{"oui"}});
}

TEST_CASE("a question without condition is relevant and a missing condition is not", "[questionnaires]") {
    const Lookup nothing = [](std::string_view) { return Value{Missing{}}; };
    const Lookup three = [](std::string_view) { return Value{3.0}; };

    CHECK(is_relevant(note("n"), nothing));
    CHECK_FALSE(is_relevant(if_relevant("${x} > 2", note("n")), nothing));
    CHECK(is_relevant(if_relevant("${x} > 2", note("n")), three));
    CHECK_FALSE(is_relevant(if_relevant("${x} > 3", note("n")), three));
}

TEST_CASE("a page shows its relevant questions and notes", "[questionnaires]") {
    const Questionnaire all = four_pages();
    const auto shown = [&all](std::size_t page, const AnswerSheet& sheet) {
        return names(asked_questions(all.pages[page], values_of(all, sheet)));
    };

    CHECK(shown(0, {}) == std::vector<std::string>{"tri", "match"});
    CHECK(shown(1, {}).empty());
    CHECK(shown(1, {{"tri", code("oui")}}) == std::vector<std::string>{"gain"});
    CHECK(shown(1, {{"tri", code("oui")}, {"gain", code("5")}}) == std::vector<std::string>{"gain", "quoi"});
    CHECK(shown(3, {}) == std::vector<std::string>{"nTravail"});
}

TEST_CASE("pages that ask nothing are passed over both ways", "[questionnaires]") {
    const Questionnaire all = four_pages();
    const AnswerSheet no_tool{{"tri", code("non")}, {"match", code("non")}};
    const AnswerSheet one_tool{{"tri", code("oui")}, {"gain", code("2")}};
    const AnswerSheet content{{"tri", code("oui")}, {"match", code("oui")}, {"gain", code("5")}};

    CHECK(next_page(all, no_tool, 0) == 0U);
    CHECK(next_page(all, no_tool, 1) == std::nullopt);  // pTravail would show its note only
    CHECK(previous_page(all, no_tool, 3) == 0U);
    CHECK(next_page(all, one_tool, 1) == 1U);
    CHECK(next_page(all, one_tool, 2) == std::nullopt);
    CHECK(previous_page(all, one_tool, 3) == 1U);
    CHECK(next_page(all, content, 2) == 2U);  // a page of notes alone is shown
    CHECK(next_page(all, content, 3) == 3U);
    CHECK(previous_page(all, content, 2) == 2U);
}

TEST_CASE("there is no page beyond the ends", "[questionnaires]") {
    const Questionnaire all = four_pages();

    CHECK(next_page(all, {}, 4) == std::nullopt);
    CHECK(next_page(all, {}, 4000) == std::nullopt);
    CHECK(previous_page(all, {}, 4000) == 0U);
    CHECK(next_page(questionnaire({}), {}, 0) == std::nullopt);
    CHECK(previous_page(questionnaire({}), {}, 0) == std::nullopt);
}

TEST_CASE("a long chain of conditions is settled at once", "[questionnaires]") {
    // Asked naively, each question would settle the one before twice: 2 to the power 60.
    std::vector<Question> chain{ask(QuestionKind::select_one, "q0", "ouinon")};
    AnswerSheet sheet{{"q0", code("oui")}};
    for (int i = 1; i <= 60; ++i) {
        const std::string before = "${q" + std::to_string(i - 1) + "}";
        chain.push_back(if_relevant(before + " = 'oui' or " + before + " = 'non'",
                                    ask(QuestionKind::select_one, "q" + std::to_string(i), "ouinon")));
        sheet["q" + std::to_string(i)] = code("non");
    }
    const Questionnaire all = questionnaire({page("p", chain)});

    CHECK(values_of(all, sheet)("q60") == Value{std::string{"non"}});
    sheet.erase("q30");
    CHECK(values_of(all, sheet)("q60") == Value{Missing{}});
}
