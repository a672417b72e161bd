#include "steps.hpp"

#include "catch.hpp"
#include "small_wave.hpp"

using questionnaires::AnswerSheet;
using respondent::Step;
using respondent::step_of;

TEST_CASE("steps count the pages that may still be asked and the review", "[respondent]") {
    const auto survey = tests::small_questionnaire();
    const AnswerSheet with{{"tools", {false, {"oui"}, ""}}};
    const AnswerSheet without{{"tools", {false, {"non"}, ""}}};

    CHECK(step_of(survey, {}, 0) == Step{1, 6});
    CHECK(step_of(survey, without, 0) == Step{1, 6});  // may yet be changed on this very page
    CHECK(step_of(survey, with, 1) == Step{2, 6});
    CHECK(step_of(survey, with, 2) == Step{3, 6});
    CHECK(step_of(survey, without, 2) == Step{2, 5});
    CHECK(step_of(survey, without, 4) == Step{4, 5});
    CHECK(step_of(survey, without, 5) == Step{5, 5});
}

TEST_CASE("the last page is the one no page can follow", "[respondent]") {
    const auto survey = tests::small_questionnaire();

    CHECK(respondent::is_last(survey, {}, 4));
    CHECK_FALSE(respondent::is_last(survey, {}, 3));
}
