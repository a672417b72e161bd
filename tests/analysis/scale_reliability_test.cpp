#include "analysis/scale_reliability.hpp"

#include "analysis/item_covariance.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"

#include <string>

using namespace analysis;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("scale_expected.csv", statistic);
}

Scale oracle_scale() {
    const std::vector<std::string> names{"q1", "q2", "q3", "q4", "q5"};
    const auto columns = tests::number_columns(tests::read_oracle("scale_input.csv"), names);
    Scale scale;
    for (std::size_t i = 0; i < names.size(); ++i)
        scale.items.push_back({names[i], columns[i], names[i] == "q2"});
    scale.range = ScaleRange{1.0, 5.0};
    return scale;
}

ScaleReport report(const Scale& scale) {
    const auto result = scale_reliability(scale);
    REQUIRE(result);
    return result.value();
}

Scale small_scale(std::vector<Answers> items) {
    Scale scale;
    for (std::size_t i = 0; i < items.size(); ++i) scale.items.push_back({"i" + std::to_string(i), items[i]});
    return scale;
}

void check_against_r(const ScaleReport& ours, const std::string& scale) {
    CHECK(static_cast<double>(ours.n_complete) == r(scale + " n_complete"));
    CHECK_THAT(ours.alpha.raw.value(), WithinRel(r(scale + " raw"), 1e-12));
    CHECK_THAT(ours.alpha.standardised.value(), WithinRel(r(scale + " standardised"), 1e-12));
    CHECK_THAT(ours.alpha.ci.value().low, WithinRel(r(scale + " ci low"), 1e-10));
    CHECK_THAT(ours.alpha.ci.value().high, WithinRel(r(scale + " ci high"), 1e-10));
    CHECK_THAT(ours.alpha.pairwise.value(), WithinRel(r(scale + " pairwise"), 1e-12));
    CHECK_THAT(ours.omega_total.value(), WithinRel(r(scale + " omega"), 1e-7));
    for (std::size_t i = 0; i < ours.items.size(); ++i) {
        const std::string which = " " + std::to_string(i + 1);
        CAPTURE(which);
        CHECK_THAT(ours.items[i].mean.value(), WithinRel(r(scale + " mean" + which), 1e-13));
        CHECK_THAT(ours.items[i].sd.value(), WithinRel(r(scale + " sd" + which), 1e-13));
        CHECK_THAT(ours.items[i].item_total.value(), WithinRel(r(scale + " item_total" + which), 1e-11));
        CHECK_THAT(ours.items[i].alpha_if_dropped.value(), WithinRel(r(scale + " dropped" + which), 1e-11));
        CHECK(static_cast<double>(ours.items[i].missing) == r(scale + " missing" + which));
    }
    CHECK(static_cast<double>(ours.score.n) == r(scale + " score n"));
    CHECK_THAT(ours.score.mean.value(), WithinRel(r(scale + " score mean"), 1e-13));
    CHECK_THAT(ours.score.sd.value(), WithinRel(r(scale + " score sd"), 1e-13));
    CHECK_THAT(ours.score.ci.value().low, WithinRel(r(scale + " score low"), 1e-12));
    CHECK_THAT(ours.score.ci.value().high, WithinRel(r(scale + " score high"), 1e-12));
    CHECK_THAT(ours.quartiles.value().first, WithinRel(r(scale + " q1"), 1e-13));
    CHECK_THAT(ours.quartiles.value().median, WithinRel(r(scale + " q2"), 1e-13));
    CHECK_THAT(ours.quartiles.value().third, WithinRel(r(scale + " q3"), 1e-13));
}

}  // namespace

TEST_CASE("scale reliability agrees with R psych", "[analysis][oracle]") {
    check_against_r(report(oracle_scale()), "keyed");
    // psych divides by the observed correlations, the others by those the factor implies.
    CHECK_THAT(report(oracle_scale()).omega_total.value(), WithinAbs(r("keyed omega psych"), 2e-3));
}

TEST_CASE("scale says which item looks reversed and leaves it alone", "[analysis][oracle]") {
    Scale scale = oracle_scale();
    scale.items[1].reversed = false;
    const auto ours = report(scale);
    check_against_r(ours, "unkeyed");
    CHECK(ours.items[1].perhaps_to_reverse);
    CHECK_FALSE(ours.items[0].perhaps_to_reverse);
    CHECK_FALSE(report(oracle_scale()).items[1].perhaps_to_reverse);
}

TEST_CASE("scale scores follow the missing rule", "[analysis][oracle]") {
    Scale scale = oracle_scale();
    scale.missing = MissingRule::complete;
    CHECK(static_cast<double>(report(scale).score.n) == r("complete score n"));
    CHECK_THAT(report(scale).score.mean.value(), WithinRel(r("complete score mean"), 1e-13));
    scale.missing = MissingRule::any;
    CHECK(static_cast<double>(report(scale).score.n) == r("any score n"));
    CHECK_THAT(report(scale).score.mean.value(), WithinRel(r("any score mean"), 1e-13));
}

TEST_CASE("half of the items is enough when their number is even", "[analysis]") {
    Scale scale = small_scale({{1.0, 1.0}, {3.0, {}}, {{}, {}}, {{}, {}}});
    CHECK(person_means(scale) == Answers{2.0, std::nullopt});
}

TEST_CASE("scale gives the same bits for any order of the rows", "[analysis][property]") {
    const Scale scale = oracle_scale();
    const auto before = report(scale);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        Scale shuffled = scale;
        const auto order = tests::shuffled_rows(scale.items.front().answers.size(), seed);
        for (auto& item : shuffled.items) item.answers = tests::in_order(item.answers, order);
        const auto after = report(shuffled);
        CHECK(after.alpha.raw.value() == before.alpha.raw.value());
        CHECK(after.alpha.pairwise.value() == before.alpha.pairwise.value());
        CHECK(after.omega_total.value() == before.omega_total.value());
        CHECK(after.score.mean.value() == before.score.mean.value());
        CHECK(after.score.sd.value() == before.score.sd.value());
        CHECK(after.items[2].item_total.value() == before.items[2].item_total.value());
    }
}

TEST_CASE("alpha ignores a shift of any item and a common factor", "[analysis][property]") {
    const auto before = report(oracle_scale());
    const auto shift = GENERATE(1.0, -250.0, 1e6, 1e9);
    Scale shifted = oracle_scale();
    shifted.items[1].reversed = false;
    shifted.range.reset();
    for (auto& answer : shifted.items[1].answers)
        if (answer) answer = shift - *answer;
    CAPTURE(shift);
    CHECK_THAT(report(shifted).alpha.raw.value(), WithinRel(before.alpha.raw.value(), 1e-9));
    CHECK_THAT(report(shifted).omega_total.value(), WithinRel(before.omega_total.value(), 1e-9));
    for (auto& item : shifted.items)
        for (auto& answer : item.answers)
            if (answer) answer = *answer * 3.0;
    CHECK_THAT(report(shifted).alpha.raw.value(), WithinRel(before.alpha.raw.value(), 1e-9));
}

TEST_CASE("alpha is unchanged when every respondent is repeated", "[analysis][property]") {
    Scale twice = oracle_scale();
    for (auto& item : twice.items) {
        const Answers once = item.answers;
        item.answers.insert(item.answers.end(), once.begin(), once.end());
    }
    const auto before = report(oracle_scale());
    const auto after = report(twice);
    CHECK_THAT(after.alpha.raw.value(), WithinRel(before.alpha.raw.value(), 1e-12));
    CHECK_THAT(after.score.mean.value(), WithinRel(before.score.mean.value(), 1e-14));
}

TEST_CASE("reversing twice gives the scores back", "[analysis][property]") {
    Scale once = oracle_scale();
    Scale twice = once;
    for (auto& answer : twice.items[1].answers)
        if (answer) answer = 6.0 - *answer;
    twice.items[1].reversed = false;
    CHECK(person_means(twice) == person_means(once));
}

TEST_CASE("a respondent without any answer changes no figure but the number of rows",
          "[analysis][property]") {
    Scale more = oracle_scale();
    for (auto& item : more.items) item.answers.emplace_back();
    const auto before = report(oracle_scale());
    const auto after = report(more);
    CHECK(after.n == before.n + 1);
    CHECK(after.n_complete == before.n_complete);
    CHECK(after.alpha.raw.value() == before.alpha.raw.value());
    CHECK(after.alpha.pairwise.value() == before.alpha.pairwise.value());
    CHECK(after.score.mean.value() == before.score.mean.value());
}

TEST_CASE("the extreme answers give the ends of the scale and the score never falls along the answers",
          "[analysis][property]") {
    Scale scale = oracle_scale();
    double last = 0.0;
    for (const double code : {1.0, 2.0, 3.0, 4.0, 5.0}) {
        for (auto& item : scale.items) item.answers = {item.reversed ? 6.0 - code : code};
        const double score = person_means(scale).front().value();
        CHECK(score == code);
        CHECK(score > last);
        last = score;
    }
}

TEST_CASE("reliability is undefined rather than a number", "[analysis]") {
    const auto one = report(small_scale({{1.0, 2.0, 3.0}}));
    CHECK(one.alpha.raw.error().reason == "au moins deux items sont nécessaires");
    CHECK_FALSE(one.omega_total);
    CHECK_FALSE(one.items[0].item_total);
    CHECK(one.score.mean.value() == 2.0);

    const auto two = report(small_scale({{1.0, 2.0, 3.0}, {1.0, 3.0, 2.0}}));
    CHECK_THAT(two.alpha.raw.value(), WithinRel(2.0 / 3.0, 1e-12));
    CHECK(two.items[0].alpha_if_dropped.error().reason == "il resterait moins de deux items");
    CHECK(two.omega_total.error().reason == "au moins trois items sont nécessaires");

    const auto constant = report(small_scale({{3.0, 3.0}, {3.0, 3.0}, {3.0, 3.0}}));
    CHECK(constant.alpha.raw.error().reason == "variance nulle du score total");
    CHECK(constant.alpha.ci.error().reason == "variance nulle du score total");
    CHECK(constant.score.sd.value() == 0.0);

    const auto one_constant = report(small_scale({{1.0, 2.0, 4.0}, {2.0, 2.0, 3.0}, {5.0, 5.0, 5.0}}));
    CHECK(one_constant.alpha.raw);
    CHECK(one_constant.alpha.standardised.error().reason == "un item ne varie pas");
    CHECK_FALSE(one_constant.omega_total);
    CHECK(one_constant.items[2].item_total.error().reason == "cet item ne varie pas");

    const auto never_together = report(small_scale({{1.0, 2.0, {}, {}}, {{}, {}, 1.0, 2.0}}));
    CHECK(never_together.n_complete == 0);
    CHECK(never_together.alpha.raw.error().reason == "moins de deux personnes ont répondu à tous les items");
    CHECK_FALSE(never_together.alpha.pairwise);
    CHECK(never_together.score.n == 4);

    const auto empty = report(small_scale({{{}, {}}, {{}, {}}}));
    CHECK(empty.score.mean.error().reason == "aucune réponse");
    CHECK_FALSE(empty.quartiles);
    CHECK_FALSE(report(small_scale({{1.0}, {2.0}})).score.ci);
}

TEST_CASE("alpha may be negative", "[analysis]") {
    CHECK(report(small_scale({{1.0, 2.0, 3.0}, {3.0, 2.0, 1.5}})).alpha.raw.value() < 0.0);
}

TEST_CASE("omega refuses a uniqueness below zero", "[analysis]") {
    // r12 r13 / r23 > 1: no loading of the first item below one can fit.
    const ItemMatrix heywood{3, {1.0, 0.9, 0.9, 0.9, 1.0, 0.5, 0.9, 0.5, 1.0}};
    CHECK_FALSE(minres_loadings(heywood));
    const auto proper = minres_loadings({3, {1.0, 0.42, 0.48, 0.42, 1.0, 0.56, 0.48, 0.56, 1.0}});
    REQUIRE(proper);
    CHECK_THAT((*proper)[0], WithinRel(0.6, 1e-10));
    CHECK_THAT((*proper)[1], WithinRel(0.7, 1e-10));
    CHECK_THAT((*proper)[2], WithinRel(0.8, 1e-10));
}

TEST_CASE("a scale that cannot be scored is refused with the item at fault", "[analysis]") {
    Scale scale = oracle_scale();
    scale.range.reset();
    CHECK(fault(scale).value().message ==
          "Pour inverser l’item q2, indiquez l’étendue des codes (--range LO:HI).");
    scale = oracle_scale();
    scale.items[3].answers[5] = 9.0;
    CHECK(scale_reliability(scale).error().message ==
          "L’item q4 contient la valeur 9, hors de l’étendue 1:5.");
    scale = oracle_scale();
    scale.items[2].answers.pop_back();
    CHECK(fault(scale));
    CHECK(fault(Scale{}));
    scale = oracle_scale();
    scale.range = ScaleRange{5.0, 1.0};
    CHECK(fault(scale));
}

TEST_CASE("scale reproduces the published figures of the Bergen Work Addiction Scale", "[analysis][data]") {
    const auto csv = tests::work_addiction_csv();
    if (!csv) {
        WARN("work-addiction-2016.csv is not beside the project: figures not checked");
        return;
    }
    const std::vector<std::string> names{"BWAS1", "BWAS2", "BWAS3", "BWAS4", "BWAS5", "BWAS6", "BWAS7"};
    Scale scale;
    const auto columns = tests::number_columns(*csv, names);
    for (std::size_t i = 0; i < names.size(); ++i) scale.items.push_back({names[i], columns[i]});
    const auto ours = report(scale);

    const double means[] = {2.000426154, 2.674479484, 1.697491781, 1.743151102,
                            2.047424814, 2.290880312, 1.974796055};
    const double correlations[] = {.528185716614, .656939209356, .520630742500, .690433974283,
                                   .673614603980, .715154822515, .626816170513};
    for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK_THAT(ours.items[i].mean.value(), WithinRel(means[i], 1e-9));
        CHECK_THAT(ours.items[i].item_total.value(), WithinRel(correlations[i], 1e-9));
    }
    CHECK(ours.n == 16426);
    CHECK_THAT(7.0 * ours.score.mean.value(), WithinRel(14.42864970, 1e-9));
    CHECK_THAT(7.0 * ours.score.sd.value(), WithinRel(5.501276329, 1e-9));
    CHECK_THAT(ours.alpha.raw.value(), WithinRel(0.8615077432, 1e-9));
    CHECK_THAT(ours.alpha.standardised.value(), WithinRel(0.8608275440, 1e-9));
}

TEST_CASE("scale agrees with R on real answers with missing items", "[analysis][oracle]") {
    const std::string letter = GENERATE("A", "C");
    std::vector<std::string> names;
    for (int i = 1; i <= 5; ++i) names.push_back(letter + std::to_string(i));
    const auto columns = tests::number_columns(tests::read_oracle("bfi_input.csv"), names);
    Scale scale;
    scale.range = ScaleRange{1.0, 6.0};
    for (std::size_t i = 0; i < names.size(); ++i)
        scale.items.push_back(
            {names[i], columns[i], names[i] == "A1" || names[i] == "C4" || names[i] == "C5"});
    const auto ours = report(scale);
    const auto bfi = [&](const std::string& statistic) {
        return tests::oracle_value("bfi_expected.csv", letter + " " + statistic);
    };
    CHECK_THAT(ours.alpha.pairwise.value(), WithinRel(bfi("pairwise"), 1e-11));
    CHECK_THAT(ours.alpha.raw.value(), WithinRel(bfi("raw"), 1e-11));
    CHECK(static_cast<double>(ours.n_complete) == bfi("n_complete"));
    CHECK(static_cast<double>(ours.score.n) == bfi("n"));
    CHECK_THAT(ours.score.mean.value(), WithinRel(bfi("mean"), 1e-12));
    CHECK_THAT(ours.score.sd.value(), WithinRel(bfi("sd"), 1e-11));
}
