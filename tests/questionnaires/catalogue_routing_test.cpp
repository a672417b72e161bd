#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "questionnaires/longest_sheet.hpp"
#include "questionnaires/reader.hpp"
#include "questionnaires/routing.hpp"
#include "random_sheets.hpp"
#include "small_questionnaire.hpp"

using namespace questionnaires;
using namespace small;

namespace {

/// The questionnaire that ships.
Questionnaire shipped() {
    auto reading = read_questionnaire(VIGIE_SOURCE_DIR "/questionnaires/catalogue/france-travail-pro-ia");
    REQUIRE(reading);
    return std::move(reading).value().questionnaire;
}

std::vector<std::string> pages_forward(const Questionnaire& all, const AnswerSheet& sheet) {
    std::vector<std::string> pages;
    for (auto page = next_page(all, sheet, 0); page; page = next_page(all, sheet, *page + 1)) {
        pages.push_back(all.pages[*page].name);
    }
    return pages;
}

std::vector<std::string> pages_backward(const Questionnaire& all, const AnswerSheet& sheet) {
    std::vector<std::string> pages;
    for (auto page = previous_page(all, sheet, all.pages.size() - 1); page;
         page = *page == 0 ? std::nullopt : previous_page(all, sheet, *page - 1)) {
        pages.push_back(all.pages[*page].name);
    }
    return pages;
}

AnswerSheet no_tool() {
    return {{"uTri", code("1")}, {"uMatch", code("1")}, {"uPred", code("0")}, {"uSuivi", refused()}};
}

bool has(const std::vector<std::string>& pages, const std::string& name) {
    return std::find(pages.begin(), pages.end(), name) != pages.end();
}

}  // namespace

TEST_CASE("who uses no tool is not asked how they use it", "[questionnaires][catalogue]") {
    const Questionnaire all = shipped();
    AnswerSheet one_tool = no_tool();
    one_tool["uPred"] = code("2");

    for (const AnswerSheet& sheet : {no_tool(), AnswerSheet{}}) {
        const auto pages = pages_forward(all, sheet);
        CHECK(pages.size() == all.pages.size() - 2);
        CHECK_FALSE(has(pages, "pContexte"));
        CHECK_FALSE(has(pages, "pPerceptions"));
        CHECK(final_sheet(all, sheet).at("nbIA") == text("0"));
    }
    CHECK(pages_forward(all, one_tool).size() == all.pages.size());
    CHECK(final_sheet(all, one_tool).at("nbIA") == text("1"));
}

TEST_CASE("the way back passes by the same pages", "[questionnaires][catalogue]") {
    const Questionnaire all = shipped();
    AnswerSheet one_tool = no_tool();
    one_tool["uTri"] = code("4");

    for (const AnswerSheet& sheet : {no_tool(), one_tool}) {
        auto back = pages_backward(all, sheet);
        std::reverse(back.begin(), back.end());
        CHECK(back == pages_forward(all, sheet));
    }
}

TEST_CASE("who turns out to use no tool leaves no answer about its use", "[questionnaires][catalogue]") {
    const Questionnaire all = shipped();
    AnswerSheet sheet = no_tool();
    sheet["uTri"] = code("4");
    sheet["choixIA"] = code("3");
    sheet["heuresVerif"] = text("6");
    sheet["per1"] = code("2");
    sheet["int1"] = code("5");
    CHECK(final_sheet(all, sheet).size() == 9);

    sheet["uTri"] = code("1");

    const AnswerSheet ballot = final_sheet(all, sheet);
    CHECK(ballot.size() == 6);
    for (const std::string dropped : {"choixIA", "heuresVerif", "per1"}) CHECK(ballot.count(dropped) == 0);
    CHECK(ballot.at("int1") == code("5"));
}

TEST_CASE("hours of training are asked of who had some", "[questionnaires][catalogue]") {
    const Questionnaire all = shipped();
    const auto page = std::find_if(all.pages.begin(), all.pages.end(),
                                   [](const Page& p) { return p.name == "pFormation"; });
    REQUIRE(page != all.pages.end());

    const PageReading trained = read_page(all, *page, {{"formation", "oui"}, {"formationH", "7"}}, {});
    const PageReading untrained = read_page(all, *page, {{"formation", "non"}, {"formationH", "7"}}, {});
    const PageReading too_long = read_page(all, *page, {{"formation", "oui"}, {"formationH", "700"}}, {});

    CHECK(trained.answers.at("formationH") == text("7"));
    CHECK(untrained.answers.count("formationH") == 0);
    REQUIRE(too_long.errors.size() == 1);
    CHECK(too_long.errors.front().message == all.question("formationH")->constraint_message);
}

TEST_CASE("three fears at most and never with none", "[questionnaires][catalogue]") {
    const Questionnaire all = shipped();
    const auto page =
        std::find_if(all.pages.begin(), all.pages.end(), [](const Page& p) { return p.name == "pCraintes"; });
    REQUIRE(page != all.pages.end());
    const auto fault = [&](const std::vector<std::string>& codes) {
        FormFields fields;
        for (const std::string& fear : codes) fields.emplace("craintes", fear);
        const PageReading reading = read_page(all, *page, fields, {});
        return reading.errors.empty() ? std::nullopt : std::optional{reading.errors.front().fault};
    };

    CHECK(fault({"empl", "sens", "surv"}) == std::nullopt);
    CHECK(fault({"empl", "sens", "surv", "err"}) == AnswerFault::constraint_failed);
    CHECK(fault({"aucun"}) == std::nullopt);
    CHECK(fault({"aucun", "empl"}) == AnswerFault::exclusive_with_others);
    CHECK(fault({"refus", "empl"}) == AnswerFault::exclusive_with_others);
}

TEST_CASE("any sheet of the shipped questionnaire ends as a sound ballot of bounded size",
          "[questionnaires][catalogue]") {
    const Questionnaire all = shipped();
    const std::size_t longest = longest_sheet_size(all);
    CHECK(longest <= 8064);  // one of the padded sizes of a ballot
    for (unsigned seed = 0; seed < 60; ++seed) {
        const AnswerSheet ballot = final_sheet(all, RandomAnswers{all, seed}.sheet());
        CAPTURE(seed);
        REQUIRE(check_sheet(all, ballot).empty());
        REQUIRE(final_sheet(all, ballot) == ballot);
        REQUIRE(read_sheet(write_sheet(ballot)) == ballot);
        REQUIRE(write_sheet(ballot).size() <= longest);
        for (const Page& page : all.pages) {
            const PageReading reading = read_page(all, page, form_fields(all, page, ballot), ballot);
            REQUIRE(reading.errors.empty());
            for (const auto& [name, answer] : reading.answers) CHECK(ballot.at(name).codes == answer.codes);
        }
    }
}

TEST_CASE("a person of few words needs little room and a person of many still fits",
          "[questionnaires][catalogue]") {
    const Questionnaire all = shipped();
    AnswerSheet fullest;
    for (const Page& page : all.pages) {
        FormFields fields;
        for (const Question& question : page.questions) {
            std::size_t rank = 0;
            for (const Choice& choice : all.choices_of(question)) {
                if (question.kind == QuestionKind::rank) {
                    fields.emplace(question.name + "." + choice.code, std::to_string(++rank));
                } else if (!choice.exclusive && (question.kind == QuestionKind::select_multiple ||
                                                 fields.count(question.name) == 0)) {
                    fields.emplace(question.name, choice.code);
                }
            }
            std::string words;
            while (words.size() < 4000) words += "😀";
            fields.emplace(question.kind == QuestionKind::text ? question.name : question.name + ".precisez",
                           words);
        }
        for (auto& [name, answer] : read_page(all, page, fields, fullest).answers) fullest[name] = answer;
    }
    fullest["craintes"] = codes({"empl", "charg", "autre"}, fullest.at("craintes").text);
    fullest["uTri"] = code("4");

    const std::size_t size = write_sheet(final_sheet(all, fullest)).size();
    CAPTURE(size, longest_sheet_size(all));
    CHECK(size > 5000);
    CHECK(size <= longest_sheet_size(all));
    CHECK(write_sheet(final_sheet(all, no_tool())).size() < 100);
}
