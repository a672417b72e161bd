#include "questionnaires/longest_sheet.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "questionnaires/routing.hpp"
#include "random_sheets.hpp"
#include "small_questionnaire.hpp"

using namespace questionnaires;
using namespace small;

namespace {

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    while (times-- > 0) text += piece;
    return text;
}

std::size_t written(const Questionnaire& all, const AnswerSheet& sheet) {
    return write_sheet(final_sheet(all, sheet)).size();
}

}  // namespace

TEST_CASE("the bound is reached by the longest answer of each kind", "[questionnaires]") {
    const auto length_of = [](const Question& question, Answer answer) {
        const Questionnaire all = questionnaire({page("p", {question})});
        const std::size_t bound = longest_sheet_size(all);
        const std::size_t size = written(all, {{question.name, std::move(answer)}});
        CAPTURE(question.name, bound, size);
        CHECK(size == bound);
    };

    length_of(ask(QuestionKind::select_one, "oui", "ouinon"), code("oui"));
    length_of(ask(QuestionKind::select_one, "un", "craintes"), codes({"autre"}, repeated("😀", 20)));
    length_of(ask(QuestionKind::rank, "rang", "garanties"), codes({"rps", "form", "charg"}));
    length_of(ask(QuestionKind::decimal, "part"), text("-1000000000000000.012345678"));
    length_of(ask_text("texte", 150), text(repeated("😀", 150)));
}

TEST_CASE("the bound holds for every text of the greatest length", "[questionnaires]") {
    const Questionnaire all = questionnaire({page("p", {ask_text("texte", 50)})});
    const std::string piece =
        GENERATE(as<std::string>{}, "a", "é", "’", "😀", "\\", ";", "\n", "\r", "\xff", "\xf0\x9f\x98");
    CAPTURE(piece);

    const AnswerSheet sheet{{"texte", text(repeated(piece, 50))}};

    REQUIRE(final_sheet(all, sheet) == sheet);
    CHECK(written(all, sheet) <= longest_sheet_size(all));
    CHECK(final_sheet(all, {{"texte", text(repeated(piece, 51))}}).empty());
}

TEST_CASE("a stream of bytes that begin no character is bounded too", "[questionnaires]") {
    const Questionnaire all = questionnaire({page("p", {ask_text("texte", 50)})});
    for (std::size_t bytes = 1; bytes < 400; ++bytes) {
        for (const char byte : {'\x80', '\xc3', '\xe2', '\xf0', '\xfd'}) {
            CHECK(written(all, {{"texte", text(std::string(bytes, byte))}}) <= longest_sheet_size(all));
        }
    }
}

TEST_CASE("the bound holds for the fullest form that can be sent", "[questionnaires]") {
    Question multiline = ask_text("long", 300);
    multiline.multiline = true;
    const Questionnaire all =
        questionnaire({page("p", {
                                     ask(QuestionKind::select_one, "un", "craintes"),
                                     ask(QuestionKind::select_multiple, "peur", "craintes"),
                                     ask(QuestionKind::rank, "rang", "garanties"),
                                     ask(QuestionKind::decimal, "part"),
                                     multiline,
                                     calculate("nb", "${part} * 7 div 3"),
                                     calculate("fixe", "'" + repeated("😀", 50) + "'"),
                                 })});
    const std::string piece = GENERATE(as<std::string>{}, "a", "😀", "\\", "\r\n", "\xff");
    FormFields fields{
        {"un", "autre"},    {"peur", "empl"},    {"peur", "sens"},  {"peur", "autre"},
        {"rang.form", "1"}, {"rang.charg", "2"}, {"rang.rps", "3"}, {"part", "-123456789012345,123456789"}};
    fields.emplace("long", repeated(piece, 5000));
    fields.emplace("un.precisez", repeated(piece, 5000));
    fields.emplace("peur.precisez", repeated(piece, 5000));

    const PageReading reading = read_page(all, all.pages[0], fields, {});
    const std::size_t size = written(all, reading.answers);

    CAPTURE(piece);
    CHECK(size <= longest_sheet_size(all));
    // Emoji everywhere come close: what remains is the exclusive choice and a calculated number.
    if (piece == "😀") CHECK(size + 180 > longest_sheet_size(all));
}

TEST_CASE("notes and an empty questionnaire need no room", "[questionnaires]") {
    CHECK(longest_sheet_size(questionnaire({})) == 0);
    CHECK(longest_sheet_size(questionnaire({page("p", {note("n")})})) == 0);
}

TEST_CASE("the bound holds for sheets of no meaning", "[questionnaires]") {
    const Questionnaire all =
        questionnaire({page("p", {
                                     ask(QuestionKind::select_one, "un", "craintes"),
                                     ask(QuestionKind::select_multiple, "peur", "craintes"),
                                     ask(QuestionKind::rank, "rang", "garanties"),
                                     ask(QuestionKind::integer, "entier"),
                                     ask_text("texte", 10),
                                     ask(QuestionKind::rank, "vide", "absente"),
                                 })});
    for (unsigned seed = 0; seed < 3000; ++seed) {
        CAPTURE(seed);
        REQUIRE(written(all, RandomAnswers{all, seed}.sheet()) <= longest_sheet_size(all));
    }
}
