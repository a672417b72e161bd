#include "person.hpp"

#include "catch.hpp"
#include "small_survey.hpp"

#include <cmath>

using simulation::Person;
using simulation::Random;
using simulation::Society;

namespace {

questionnaires::AnswerSheet all_answers(const questionnaires::Questionnaire& survey, const Society& society,
                                        int quarter, std::uint64_t number) {
    Person person{survey, society, quarter, Random{42, number}};
    for (const questionnaires::Question& question : survey.pages[0].questions) person.answer(question);
    return person.answers();
}

double mean_code(const questionnaires::Questionnaire& survey, const Society& society, int quarter,
                 const char* item) {
    constexpr std::uint64_t kPeople = 2000;
    double sum = 0.0;
    for (std::uint64_t i = 0; i < kPeople; ++i)
        sum += std::stod(all_answers(survey, society, quarter, i).at(item).codes.front());
    return sum / static_cast<double>(kPeople);
}

Society drifting() {
    Society society;
    society.correlation = 0.5;
    society.drift["intensite"] = {0.0, 0.6};
    return society;
}

}  // namespace

TEST_CASE("the same person answers the same", "[simulation]") {
    const auto survey = tests::small_survey();
    const Society society = drifting();

    CHECK(all_answers(survey, society, 0, 5) == all_answers(survey, society, 0, 5));
    CHECK(all_answers(survey, society, 0, 5) != all_answers(survey, society, 0, 6));
}

TEST_CASE("a drift raises the items of its scale and lowers the reversed ones", "[simulation]") {
    const auto survey = tests::small_survey();
    const Society society = drifting();

    CHECK(mean_code(survey, society, 1, "int1") > mean_code(survey, society, 0, "int1") + 0.3);
    CHECK(mean_code(survey, society, 1, "int2") < mean_code(survey, society, 0, "int2") - 0.3);
}

TEST_CASE("the items of a scale go together in one person", "[simulation]") {
    const auto survey = tests::small_survey();
    const Society society = drifting();
    double xy = 0.0;
    double xx = 0.0;
    double yy = 0.0;
    for (std::uint64_t i = 0; i < 2000; ++i) {
        const auto sheet = all_answers(survey, society, 0, i);
        const double x = std::stod(sheet.at("int1").codes.front()) - 3.0;
        const double y = 3.0 - std::stod(sheet.at("int2").codes.front());
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }

    CHECK(xy / std::sqrt(xx * yy) > 0.4);
}

TEST_CASE("an exclusive choice stands alone and a ranking is whole", "[simulation]") {
    const auto survey = tests::small_survey();
    Society society = drifting();
    society.answers["craintes"] = {{"a", "b", "c", "non"}, {0.5, 0.5, 0.5, 0.5}};
    for (std::uint64_t i = 0; i < 200; ++i) {
        const auto sheet = all_answers(survey, society, 0, i);
        if (const auto fears = sheet.find("craintes"); fears != sheet.end()) {
            const auto& codes = fears->second.codes;
            const bool exclusive = std::find(codes.begin(), codes.end(), "non") != codes.end();
            CHECK((!exclusive || codes.size() == 1));
        }
        CHECK(sheet.at("attentes").codes.size() == 3);
    }
}

TEST_CASE("an answer that its constraint forbids is made smaller", "[simulation]") {
    auto survey = tests::small_survey();
    Society society = drifting();
    society.answers["craintes"] = {{"a", "b", "c"}, {1.0, 1.0, 1.0}};
    survey.pages[0].questions[2].constraint =
        questionnaires::Expression::parse("count-selected(.) <= 2").value();

    for (std::uint64_t i = 0; i < 50; ++i)
        CHECK(all_answers(survey, society, 0, i).at("craintes").codes.size() == 2);
}

TEST_CASE("some people refuse and some give up", "[simulation]") {
    const auto survey = tests::small_survey();
    Society society = drifting();
    society.refusal = 0.3;
    society.dropout = 0.25;
    int refused = 0;
    int left = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        Person person{survey, society, 0, Random{1, i}};
        refused += person.answer(survey.pages[0].questions[0])->refused ? 1 : 0;
        left += person.gives_up(10, 10) ? 1 : 0;
    }

    CHECK(std::abs(refused - 300) < 60);
    CHECK(std::abs(left - 250) < 60);
}

TEST_CASE("people of one category answer in their own way", "[simulation]") {
    const auto survey = tests::small_survey();
    Society society = drifting();
    society.bands["metier"] = {{"ce", "mrs"}, {1.0, 1.0}};
    auto single = survey;
    single.scales.clear();
    society.answers["int1"] = {{"1", "5"}, {1.0, 0.0}};
    society.answers_by["int1"] = {"metier", {{"mrs", {{"1", "5"}, {0.0, 1.0}}}}};
    society.drift.clear();
    for (std::uint64_t i = 0; i < 100; ++i) {
        const auto sheet = all_answers(single, society, 0, i);
        const auto job = sheet.find("metier");
        if (job == sheet.end()) continue;
        CHECK(sheet.at("int1").codes.front() == (job->second.codes.front() == "mrs" ? "5" : "1"));
    }
}
