#include "analysis/one_factor.hpp"
#include "analysis/parallel_analysis.hpp"
#include "analysis/polychoric.hpp"
#include "analysis/scale_reliability.hpp"
#include "analysis/unit_agreement.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"

#include <cmath>
#include <string>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("structure_expected.csv", statistic);
}

/// Six items of 240 people, the third worded the other way.
Scale oracle_scale() {
    const std::vector<std::string> names{"i1", "i2", "i3", "i4", "i5", "i6"};
    const auto columns = tests::number_columns(tests::read_oracle("structure_input.csv"), names);
    Scale scale;
    for (std::size_t i = 0; i < names.size(); ++i)
        scale.items.push_back({names[i], columns[i], names[i] == "i3"});
    scale.range = ScaleRange{1.0, 5.0};
    return scale;
}

Grouping oracle_units() {
    Grouping units;
    for (const auto& cell : tests::text_column(tests::read_oracle("structure_input.csv"), "unit")) {
        if (cell.empty()) {
            units.of_row.emplace_back();
            continue;
        }
        std::size_t place = 0;
        while (place < units.labels.size() && units.labels[place] != cell) ++place;
        if (place == units.labels.size()) units.labels.push_back(cell);
        units.of_row.emplace_back(place);
    }
    return units;
}

std::vector<ItemProfile> complete_profiles(const Scale& scale) {
    return complete_only(item_profiles(scored_items(scale)));
}

ItemMatrix pearson(const Scale& scale) {
    return correlations(item_covariances(complete_profiles(scale), scale.items.size()).value()).value();
}

Cells<std::size_t> table(std::size_t rows, std::vector<std::size_t> counts) {
    Cells<std::size_t> cells{rows, counts.size() / rows, 0};
    cells.values = std::move(counts);
    return cells;
}

Scale in_other_order(const Scale& scale, unsigned seed) {
    Scale shuffled = scale;
    const auto order = tests::shuffled_rows(scale.items.front().answers.size(), seed);
    for (auto& item : shuffled.items) item.answers = tests::in_order(item.answers, order);
    return shuffled;
}

}  // namespace

TEST_CASE("polychoric correlations are those of the likelihood in R", "[analysis][oracle]") {
    const Scale scale = oracle_scale();
    const auto found = polychoric_matrix(complete_profiles(scale), 6).value();
    CHECK(found.corrected.empty());
    for (std::size_t i = 1; i < 6; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const std::string pair = " " + std::to_string(i + 1) + " " + std::to_string(j + 1);
            CAPTURE(pair);
            CHECK_THAT(found.correlations.at(i, j), WithinAbs(r("rho" + pair), 1e-8));
            CHECK(found.correlations.at(j, i) == found.correlations.at(i, j));
            // Both stop their search early.
            CHECK_THAT(found.correlations.at(i, j), WithinAbs(r("polycor rho" + pair), 1e-4));
            CHECK_THAT(found.correlations.at(i, j), WithinAbs(r("psych rho" + pair), 1e-4));
        }
    CHECK_THAT(alpha_of(found.correlations).value(), WithinAbs(r("ordinal alpha"), 1e-8));
    CHECK(polychoric_matrix(complete_profiles(in_other_order(scale, 3)), 6).value().correlations.values ==
          found.correlations.values);
}

TEST_CASE("a polychoric correlation says when empty cells needed a correction", "[analysis][oracle]") {
    CHECK_THAT(polychoric(table(2, {40, 12, 9, 30})).value().rho, WithinAbs(r("rho 2x2"), 1e-8));
    CHECK_THAT(polychoric(table(2, {9, 30, 40, 12})).value().rho, WithinAbs(-r("rho 2x2"), 1e-8));
    CHECK_THAT(polychoric(table(3, {50, 3, 0, 2, 60, 4, 0, 3, 41})).value().rho,
               WithinAbs(r("rho close"), 1e-8));

    const auto sparse = polychoric(table(2, {40, 12, 9, 0})).value();
    CHECK(sparse.corrected);
    CHECK_THAT(sparse.rho, WithinAbs(r("rho corrected"), 1e-8));
    CHECK_FALSE(polychoric(table(2, {40, 12, 9, 30})).value().corrected);
    CHECK_THAT(polychoric(table(2, {25, 25, 25, 25})).value().rho, WithinAbs(0.0, 1e-12));
    // Of a 2 x 2 table cut at the medians: rho = -cos(2 pi p11), Sheppard.
    CHECK_THAT(polychoric(table(2, {40, 10, 10, 40})).value().rho,
               WithinAbs(-std::cos(2.0 * 3.14159265358979323846 * 0.4), 1e-10));
    // An empty row and an empty column change nothing.
    CHECK(polychoric(table(3, {40, 0, 12, 0, 0, 0, 9, 0, 30})).value().rho ==
          polychoric(table(2, {40, 12, 9, 30})).value().rho);
    CHECK(polychoric(table(2, {40, 12, 0, 0})).error().reason == "un item ne varie pas");
}

TEST_CASE("parallel analysis is that of psych within the error of its simulations", "[analysis][oracle]") {
    constexpr std::size_t kReplicates = 400;
    const ItemMatrix matrix = pearson(oracle_scale());
    const auto found = parallel_analysis(matrix, 220, kReplicates, 7).value();
    CHECK(static_cast<double>(found.factors) == r("factors"));
    for (std::size_t s = 0; s < 6; ++s) {
        const std::string which = " " + std::to_string(s + 1);
        const double error = r("simulated sd" + which) / std::sqrt(static_cast<double>(kReplicates));
        CAPTURE(which, error);
        CHECK_THAT(found.observed[s], WithinRel(r("eigenvalue" + which), 1e-12));
        CHECK_THAT(found.mean[s], WithinAbs(r("simulated mean" + which), 4.5 * error));
        CHECK_THAT(found.mean[s], WithinAbs(r("psych mean" + which), 6.0 * error));
        CHECK_THAT(found.percentile_95[s], WithinAbs(r("simulated q95" + which), 12.0 * error));
        CHECK(found.percentile_95[s] > found.mean[s]);
    }
    CHECK(parallel_analysis(matrix, 220, 20, 7).value().mean ==
          parallel_analysis(matrix, 220, 20, 7).value().mean);
    CHECK(parallel_analysis(matrix, 220, 20, 8).value().mean !=
          parallel_analysis(matrix, 220, 20, 7).value().mean);
    CHECK(parallel_analysis({3, {1, 0, 0, 0, 1, 0, 0, 0, 1}}, 50, 20, 1).value().factors == 0);
    CHECK(parallel_analysis({2, {1, .5, .5, 1}}, 2, 20, 1).error().reason ==
          "pas plus de personnes que d’items");
    CHECK_FALSE(parallel_analysis({1, {1}}, 50, 20, 1));
}

TEST_CASE("one factor fits as in lavaan", "[analysis][oracle]") {
    const Scale scale = oracle_scale();
    const auto fit = one_factor_fit(pearson(scale), 220).value();
    CHECK_THAT(fit.chi_square.value(), WithinRel(r("cfa chisq"), 1e-8));
    CHECK(fit.df == r("cfa df"));
    CHECK_THAT(fit.p.value(), WithinRel(r("cfa pvalue"), 1e-8));
    CHECK_THAT(fit.rmsea.value(), WithinRel(r("cfa rmsea"), 1e-7));
    CHECK_THAT(fit.cfi.value(), WithinRel(r("cfa cfi"), 1e-9));
    CHECK_THAT(fit.srmr, WithinRel(r("cfa srmr"), 1e-5));  // lavaan's loadings have six digits
    for (std::size_t i = 0; i < 6; ++i)
        CHECK_THAT(fit.loadings[i], WithinAbs(r("cfa loading " + std::to_string(i + 1)), 1e-5));
    CHECK(one_factor_fit(pearson(in_other_order(scale, 5)), 220).value().loadings == fit.loadings);

    // Items not reversed: the same fit, one loading of the other sign.
    Scale unkeyed = scale;
    unkeyed.items[2].reversed = false;
    const auto other = one_factor_fit(pearson(unkeyed), 220).value();
    CHECK_THAT(other.chi_square.value(), WithinRel(fit.chi_square.value(), 1e-9));
    CHECK_THAT(other.loadings[2], WithinAbs(-fit.loadings[2], 1e-9));

    const ItemMatrix perfect{4, {1, .42, .48, .3, .42, 1, .56, .35, .48, .56, 1, .4, .3, .35, .4, 1}};
    const auto exact = one_factor_fit(perfect, 100).value();
    CHECK_THAT(exact.loadings[0], WithinAbs(0.6, 1e-9));
    CHECK_THAT(exact.chi_square.value(), WithinAbs(0.0, 1e-9));
    CHECK(exact.cfi.value() == 1.0);
    CHECK(exact.rmsea.value() == 0.0);
}

TEST_CASE("one factor says when there is no fit", "[analysis]") {
    CHECK_THAT(one_factor_fit({2, {1, .5, .5, 1}}, 50).error().reason, Contains("trois items"));
    CHECK_THAT(one_factor_fit({3, {1, 1, .5, 1, 1, .5, .5, .5, 1}}, 50).error().reason,
               Contains("définies positives"));
    CHECK_THAT(one_factor_fit({4, {1, .9, .9, 0, .9, 1, .7, 0, .9, .7, 1, 0, 0, 0, 0, 1}}, 50).error().reason,
               Contains("Heywood"));
    const auto three = one_factor_fit({3, {1, .42, .48, .42, 1, .56, .48, .56, 1}}, 50).value();
    CHECK_THAT(three.chi_square.error().reason, Contains("toujours"));
    CHECK_FALSE(three.cfi);
    CHECK_THAT(three.loadings[2], WithinAbs(0.8, 1e-9));
}

TEST_CASE("agreement inside units is that of multilevel", "[analysis][oracle]") {
    const Scale scale = oracle_scale();
    const Grouping units = oracle_units();
    const auto found = scale_agreement(scale, units);
    CHECK_THAT(found.icc1.value(), WithinRel(r("icc1"), 1e-11));
    CHECK_THAT(found.icc2.value(), WithinRel(r("icc2"), 1e-12));
    CHECK_THAT(found.f.value().statistic, WithinRel(r("f"), 1e-11));
    CHECK_THAT(found.f.value().p, WithinRel(r("f p"), 1e-9));
    CHECK_THAT(found.rwg_median.value(), WithinRel(r("rwg median"), 1e-12));
    CHECK(found.supported);
    std::size_t alone = 0;
    for (const auto& unit : found.units) {
        CAPTURE(unit.label);
        if (unit.n_complete < 2) {
            ++alone;
            CHECK_THAT(unit.rwg.error().reason, Contains("moins de deux"));
            continue;
        }
        CHECK_THAT(unit.rwg.value(), WithinRel(r("rwg " + unit.label), 1e-11));
        CHECK(static_cast<double>(unit.n_complete) == r("complete " + unit.label));
    }
    CHECK(alone == 1);

    const auto order = tests::shuffled_rows(units.of_row.size(), 4);
    const auto again =
        scale_agreement(in_other_order(scale, 4), {units.labels, tests::in_order(units.of_row, order)});
    CHECK(again.icc1.value() == found.icc1.value());
    CHECK(again.rwg_median.value() == found.rwg_median.value());
}

TEST_CASE("unit means are not comparable without agreement and the reason is said", "[analysis]") {
    Scale scale;
    scale.range = ScaleRange{1.0, 5.0};
    scale.items = {{"a", {1.0, 5.0, 1.0, 5.0, 5.0, 1.0}}, {"b", {1.0, 5.0, 2.0, 5.0, 4.0, 1.0}}};
    const Grouping two{{"x", "y", "z"}, {0, 0, 1, 1, 0, 1}};
    const auto torn = scale_agreement(scale, two);
    CHECK(torn.units.size() == 2);
    CHECK(torn.units[0].rwg.value() == 0.0);
    CHECK(torn.icc1.value() < 0.0);
    CHECK_FALSE(torn.supported);
    CHECK_THAT(torn.reason, Contains("ne comparez pas") && Contains("hasard") && Contains("désaccord"));

    CHECK_THAT(scale_agreement(scale, {{"x"}, {0, 0, 0, 0, 0, 0}}).icc1.error().reason,
               Contains("deux unités"));
    const Grouping singles{{"1", "2", "3", "4", "5", "6"}, {0, 1, 2, 3, 4, 5}};
    CHECK_THAT(scale_agreement(scale, singles).icc2.error().reason, Contains("deux personnes"));
    CHECK_THAT(scale_agreement(scale, singles).reason, Contains("non comparables"));
    scale.range.reset();
    CHECK_THAT(scale_agreement(scale, two).rwg_median.error().reason, Contains("--range"));
    CHECK_THAT(scale_agreement(scale, two).reason, Contains("--range"));
    scale.range = ScaleRange{1.0, 5.5};
    CHECK_THAT(scale_agreement(scale, two).units[0].rwg.error().reason, Contains("entiers"));

    // Everybody agrees: units 1 and 5.
    scale.range = ScaleRange{1.0, 5.0};
    scale.items = {{"a", {1.0, 1.0, 5.0, 5.0}}, {"b", {1.0, 1.0, 5.0, 5.0}}};
    const auto same = scale_agreement(scale, {{"x", "y"}, {0, 0, 1, 1}});
    CHECK(same.icc1.value() == 1.0);
    CHECK(same.rwg_median.value() == 1.0);
    CHECK_FALSE(same.supported);  // no F without variance inside
}

TEST_CASE("floor and ceiling are shares of the answers at the ends of the range", "[analysis][oracle]") {
    const auto found = scale_reliability(oracle_scale()).value();
    CHECK_THAT(found.items[0].floor_percent.value(), WithinRel(r("floor i1"), 1e-13));
    CHECK_THAT(found.items[2].ceiling_percent.value(), WithinRel(r("ceiling i3"), 1e-13));
    CHECK(found.floor_percent.value() == r("score floor"));
    CHECK(found.ceiling_percent.value() == r("score ceiling"));

    Scale scale;
    scale.items = {{"a", {1.0, 5.0, 5.0, {}}}, {"b", {1.0, 5.0, 4.0, {}}}};
    CHECK_THAT(scale_reliability(scale).value().floor_percent.error().reason, Contains("--range"));
    scale.range = ScaleRange{1.0, 5.0};
    CHECK_THAT(scale_reliability(scale).value().floor_percent.value(), WithinRel(100.0 / 3.0, 1e-14));
    CHECK_THAT(scale_reliability(scale).value().items[0].ceiling_percent.value(),
               WithinRel(200.0 / 3.0, 1e-14));
    scale.items = {{"a", {{}, {}}}};
    CHECK(scale_reliability(scale).value().ceiling_percent.error().reason == "aucune réponse");
}

TEST_CASE("ordinal structure needs ordinal items that vary", "[analysis]") {
    std::vector<ItemProfile> many;
    for (int i = 0; i < 21; ++i) many.push_back({{1.0 * i, 1.0 * (i % 3)}, 2});
    CHECK_THAT(polychoric_matrix(many, 2).error().reason, Contains("20 réponses distinctes"));
    CHECK_THAT(polychoric_matrix(many, 1).error().reason, Contains("deux items"));
    CHECK_THAT(polychoric_matrix({{{1.0, 2.0}, 3}, {{1.0, 3.0}, 4}}, 2).error().reason,
               Contains("ne varie pas"));
    CHECK_THAT(polychoric_matrix({}, 2).error().reason, Contains("ne varie pas"));
}
