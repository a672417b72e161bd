#include "analysis/crosstab.hpp"

#include "analysis/association.hpp"
#include "analysis/column_letters.hpp"
#include "analysis/column_roles.hpp"
#include "analysis/independence_tests.hpp"
#include "analysis/rao_scott.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"
#include "table_data.hpp"

#include <algorithm>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

const std::vector<Headcount> kSites{{"Est", 90}, {"Nord", 700}, {"Sud", 240}};

double r(const std::string& statistic) {
    return tests::oracle_value("tables_expected.csv", statistic);
}

/// The 320 people of tables_cross_input.csv.
Dataset people() {
    const std::string csv = tests::read_oracle("tables_cross_input.csv");
    std::vector<NamedColumn> columns;
    for (const std::string name : {"site", "job", "view"})
        columns.push_back(tests::coded(name, tests::text_column(csv, name)));
    columns.push_back({"weight", "weight", NumberColumn{tests::number_columns(csv, {"weight"}).front()}});
    return tests::dataset(std::move(columns));
}

/// Some of the rows.
template <class Keep>
Dataset kept(const Dataset& data, Keep keep) {
    std::vector<std::size_t> order;
    for (std::size_t row = 0; row < data.rows; ++row)
        if (keep(row)) order.push_back(row);
    Dataset result = tests::reordered(data, order);
    result.rows = order.size();
    return result;
}

std::string code_at(const Dataset& data, const std::string& name, std::size_t row) {
    const auto& column = std::get<CodedColumn>(data.column(name)->column);
    const auto code = column.codes[row];
    return code < column.categories.size() ? column.categories[code].code : "";
}

Crosstab table_of(const Dataset& data, const Design* design = nullptr) {
    return crosstab(data, "view", "job", design).value();
}

Cells<double> cells(std::size_t rows, std::size_t cols, std::vector<double> values) {
    Cells<double> table(rows, cols, 0.0);
    table.values = std::move(values);
    return table;
}

Cells<double> transposed(const Cells<double>& table) {
    Cells<double> turned(table.cols, table.rows, 0.0);
    for (std::size_t i = 0; i < table.rows; ++i)
        for (std::size_t j = 0; j < table.cols; ++j) turned.at(j, i) = table.at(i, j);
    return turned;
}

void check_cells(const Cells<Number>& ours, const std::string& which) {
    for (std::size_t i = 0; i < ours.rows; ++i)
        for (std::size_t j = 0; j < ours.cols; ++j) {
            const std::string name = which + " " + std::to_string(i + 1) + " " + std::to_string(j + 1);
            CAPTURE(name);
            CHECK_THAT(ours.at(i, j).value(), WithinRel(r(name), 1e-11));
        }
}

void check_letters(const Crosstab& table, const std::string& which) {
    const auto letters = column_letters(table);
    for (std::size_t i = 0; i < letters.rows; ++i)
        for (std::size_t j = 0; j < letters.cols; ++j) {
            const std::string name = which + " " + std::to_string(i + 1) + " " + std::to_string(j + 1);
            const auto bits = static_cast<unsigned>(r(name));
            std::string expected;
            for (std::size_t k = 0; k < letters.cols; ++k)
                if ((bits >> k & 1U) != 0U) expected += (expected.empty() ? "" : " ") + column_letter(k);
            CAPTURE(name);
            CHECK(letters.at(i, j) == expected);
        }
}

Estimable<RaoScottTest> rao(const Dataset& data, const Design& design) {
    return rao_scott(*categories_of(data, "view").value(), *categories_of(data, "job").value(), design);
}

void check_rao(const Estimable<RaoScottTest>& ours, const std::string& which) {
    REQUIRE(ours);
    CHECK_THAT(ours.value().f, WithinRel(r(which + " f"), 1e-10));
    CHECK_THAT(ours.value().ndf, WithinRel(r(which + " ndf"), 1e-10));
    CHECK_THAT(ours.value().ddf, WithinRel(r(which + " ddf"), 1e-10));
    CHECK_THAT(ours.value().p, WithinRel(r(which + " p"), 1e-9));
}

}  // namespace

TEST_CASE("a table of counts and its tests agree with R") {
    const Crosstab table = table_of(people());
    CHECK(table.n == 285);
    CHECK(table.left_out == 35);
    CHECK(table.base.value() == r("cross n"));

    const auto pearson = pearson_test(table.weighted).value();
    CHECK_THAT(pearson.statistic, WithinRel(r("cross x2"), 1e-12));
    CHECK(pearson.df == 9.0);
    CHECK_THAT(pearson.p, WithinRel(r("cross x2 p"), 1e-11));
    const auto ratio = likelihood_ratio_test(table.weighted).value();
    CHECK_THAT(ratio.statistic, WithinRel(r("cross g2"), 1e-11));
    CHECK_THAT(ratio.p, WithinRel(r("cross g2 p"), 1e-10));

    const auto measures = association(table.weighted);
    CHECK_THAT(measures.cramers_v.value(), WithinRel(r("cross v"), 1e-12));
    CHECK_THAT(measures.phi.value(), WithinRel(r("cross phi"), 1e-12));
    CHECK_THAT(measures.cramers_v_corrected.value(), WithinRel(r("cross v corrected"), 1e-11));

    check_cells(expected_counts(table.weighted), "cross expected");
    check_cells(adjusted_residuals(table.weighted), "cross residual");
    check_cells(row_percents(table.weighted), "cross row");
    check_cells(column_percents(table.weighted), "cross col");
    check_letters(table, "cross letters");
}

TEST_CASE("a weighted table agrees with survey and keeps its unweighted counts") {
    const Dataset data = people();
    const auto design = weighted_design(data, "weight").value();
    const Crosstab table = table_of(data, &design);
    CHECK(table.counts == table_of(data).counts);
    CHECK_THAT(table.base.value(), WithinRel(r("weighted base"), 1e-12));

    Cells<Number> weighted(4, 4, 0.0);
    std::copy(table.weighted.values.begin(), table.weighted.values.end(), weighted.values.begin());
    check_cells(weighted, "weighted cross");
    check_cells(row_percents(table.weighted), "weighted row");
    check_cells(column_percents(table.weighted), "weighted col");
    const auto measures = association(on_base(table));
    CHECK_THAT(measures.cramers_v.value(), WithinRel(r("weighted v"), 1e-11));
    CHECK_THAT(measures.cramers_v_corrected.value(), WithinRel(r("weighted v corrected"), 1e-11));
    check_cells(adjusted_residuals(on_base(table)), "weighted residual");
    check_letters(table, "weighted letters");
}

TEST_CASE("the Rao-Scott test agrees with survey") {
    const Dataset data = people();
    SECTION("weights with replacement") {
        check_rao(rao(data, weighted_design(data, "weight").value()), "rao weights");
    }
    SECTION("strata of known headcount") {
        check_rao(rao(data, post_stratified_design(data, "site", kSites).value()), "rao headcounts");
    }
    SECTION("weights in strata, with replacement") {
        check_rao(rao(data, stratified_weighted_design(data, "weight", "site").value()), "rao strata");
    }
    SECTION("two by two") {
        const Dataset two = kept(data, [&data](std::size_t row) {
            const auto job = code_at(data, "job", row);
            const auto view = code_at(data, "view", row);
            return (job == "a" || job == "b") && (view == "1" || view == "2");
        });
        check_rao(rao(two, weighted_design(two, "weight").value()), "rao two");
    }
    SECTION("a cell that nobody is in") {
        const Dataset hole = kept(data, [&data](std::size_t row) {
            return !(code_at(data, "job", row) == "d" && code_at(data, "view", row) == "4");
        });
        check_rao(rao(hole, weighted_design(hole, "weight").value()), "rao hole");
    }
}

TEST_CASE("a table has the same bits for any order of the rows") {
    const Dataset data = people();
    const auto at = [](const Dataset& rows) {
        const auto design = weighted_design(rows, "weight").value();
        return std::pair{table_of(rows, &design), rao(rows, design).value()};
    };
    const auto [table, test] = at(data);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const auto [other, other_test] = at(tests::reordered(data, tests::shuffled_rows(data.rows, seed)));
        CHECK(other.counts == table.counts);
        CHECK(other.weighted == table.weighted);
        CHECK(other.base.value() == table.base.value());
        CHECK(column_letters(other) == column_letters(table));
        CHECK(other_test.f == test.f);
        CHECK(other_test.p == test.p);
    }
}

TEST_CASE("tests on a table ignore which question is in the rows") {
    const Dataset data = people();
    const Crosstab table = table_of(data);
    const auto turned = transposed(table.weighted);
    CHECK_THAT(pearson_test(turned).value().statistic,
               WithinRel(pearson_test(table.weighted).value().statistic, 1e-13));
    CHECK_THAT(likelihood_ratio_test(turned).value().statistic,
               WithinRel(likelihood_ratio_test(table.weighted).value().statistic, 1e-12));
    CHECK_THAT(association(turned).cramers_v_corrected.value(),
               WithinRel(association(table.weighted).cramers_v_corrected.value(), 1e-12));
    const auto design = post_stratified_design(data, "site", kSites).value();
    const auto one = rao(data, design).value();
    const auto other =
        rao_scott(*categories_of(data, "job").value(), *categories_of(data, "view").value(), design).value();
    CHECK_THAT(other.f, WithinRel(one.f, 1e-11));
    CHECK_THAT(other.ndf, WithinRel(one.ndf, 1e-11));
}

TEST_CASE("a weight of two is a row written twice for the estimates of a table") {
    const Dataset once = tests::dataset({tests::coded("view", {"1", "2", "1", "2", "2"}),
                                         tests::coded("job", {"a", "a", "b", "b", "b"}),
                                         tests::coded("weight", {"2", "1", "1", "1", "2"})});
    const Dataset twice = tests::dataset({tests::coded("view", {"1", "1", "2", "1", "2", "2", "2"}),
                                          tests::coded("job", {"a", "a", "a", "b", "b", "b", "b"})});
    const auto design = weighted_design(once, "weight").value();
    const Crosstab weighted = table_of(once, &design);
    const Crosstab rows = table_of(twice);
    CHECK(weighted.weighted == rows.weighted);
    CHECK(weighted.n == 5);
    CHECK_THAT(association(on_base(weighted)).phi.value(),
               WithinRel(association(rows.weighted).phi.value(), 1e-12));
}

TEST_CASE("equal weights give back the tests of the counts") {
    const Dataset data = people();
    Design design = simple_design(data.rows);
    design.weighted = true;
    for (double& weight : design.weights) weight = 7.0;
    const Crosstab weighted = table_of(data, &design);
    CHECK_THAT(weighted.base.value(), WithinRel(285.0, 1e-12));
    CHECK_THAT(pearson_test(on_base(weighted)).value().statistic, WithinRel(r("cross x2"), 1e-11));
    CHECK(column_letters(weighted) == column_letters(table_of(data)));
    // V is then that of independent draws but for n / (n - 1): F is near X^2 / df.
    CHECK_THAT(rao(data, design).value().f, WithinRel(r("cross x2") / 9.0, 0.02));
}

TEST_CASE("residuals of a row add up to nothing once unstandardised and two columns mirror each other") {
    const auto residuals = adjusted_residuals(cells(2, 2, {12, 5, 7, 20}));
    CHECK_THAT(residuals.at(0, 0).value(), WithinRel(-residuals.at(0, 1).value(), 1e-12));
    CHECK_THAT(residuals.at(0, 0).value() * residuals.at(0, 0).value(),
               WithinRel(pearson_test(cells(2, 2, {12, 5, 7, 20})).value().statistic, 1e-12));
}

TEST_CASE("empty lines of a table are shown and leave the tests alone") {
    const auto with_empty = cells(3, 3, {10, 0, 5, 0, 0, 0, 4, 0, 9});
    const auto without = cells(2, 2, {10, 5, 4, 9});
    CHECK(pearson_test(with_empty).value().statistic == pearson_test(without).value().statistic);
    CHECK(pearson_test(with_empty).value().df == 1.0);
    CHECK(association(with_empty).cramers_v.value() == association(without).cramers_v.value());
    CHECK(row_percents(with_empty).at(1, 0).error().reason == "ligne vide");
    CHECK(column_percents(with_empty).at(0, 1).error().reason == "colonne vide");
    CHECK(expected_counts(with_empty).at(1, 1).value() == 0.0);
    CHECK(adjusted_residuals(with_empty).at(1, 1).error().reason == "ligne ou colonne vide");
    CHECK(adjusted_residuals(with_empty).at(0, 0).value() == adjusted_residuals(without).at(0, 0).value());
    CHECK(small_expectations(with_empty) == 0);
    CHECK(small_expectations(cells(2, 2, {1, 2, 3, 4})) == 4);
}

TEST_CASE("tests of a table that cannot be made say why") {
    const auto one_row = cells(1, 2, {3, 4});
    CHECK_THAT(pearson_test(one_row).error().reason, Contains("moins de deux lignes"));
    CHECK_THAT(likelihood_ratio_test(one_row).error().reason, Contains("moins de deux lignes"));
    CHECK_THAT(association(one_row).phi.error().reason, Contains("moins de deux lignes"));
    CHECK_THAT(adjusted_residuals(one_row).at(0, 0).error().reason, Contains("une seule"));
    CHECK(expected_counts(cells(2, 2, {0, 0, 0, 0})).at(0, 0).error().reason == "aucune réponse");
    CHECK(association(cells(2, 2, {1, 0, 0, 1})).cramers_v_corrected.error().reason ==
          "trop peu de réponses");
    CHECK(association(cells(2, 2, {1, 0, 0, 1})).cramers_v.value() == 1.0);
}

TEST_CASE("the Rao-Scott test says why it does not exist") {
    const Dataset data = people();
    const auto reason = [&data](const Design& design) { return rao(data, design).error().reason; };
    SECTION("everybody answered") {
        std::vector<Headcount> all;
        for (const auto& [site, count] :
             std::vector<std::pair<std::string, int>>{{"Est", 0}, {"Nord", 0}, {"Sud", 0}})
            all.push_back({site, static_cast<double>(count)});
        for (std::size_t row = 0; row < data.rows; ++row)
            for (auto& site : all)
                if (site.stratum == code_at(data, "site", row)) site.people += 1.0;
        CHECK(reason(post_stratified_design(data, "site", all).value()) == "recensement");
    }
    SECTION("a stratum of one") {
        Design design = simple_design(data.rows);
        design.strata = {{"les autres", data.rows - 1, std::nullopt}, {"Ouest", 1, std::nullopt}};
        design.stratum[0] = 1;
        CHECK(reason(design) == "strate « Ouest » : un seul répondant");
    }
    SECTION("only one column has weight") {
        Design design = simple_design(data.rows);
        for (std::size_t row = 0; row < data.rows; ++row)
            if (code_at(data, "job", row) != "a") design.weights[row] = 0.0;
        CHECK_THAT(reason(design), Contains("moins de deux lignes"));
    }
}

TEST_CASE("letters name the smaller columns and go beyond Z") {
    CHECK(column_letter(0) == "A");
    CHECK(column_letter(25) == "Z");
    CHECK(column_letter(26) == "AA");
    CHECK(column_letter(52) == "BA");
    std::vector<std::string> view;
    std::vector<std::string> job;
    for (int i = 0; i < 200; ++i) {
        job.push_back(i % 2 == 0 ? "a" : "b");
        view.push_back(i % 2 == 0 && i < 120 ? "oui" : "non");
    }
    const auto letters =
        column_letters(table_of(tests::dataset({tests::coded("view", view), tests::coded("job", job)})));
    // Sixty of a hundred against none: a difference that a rule setting zeros aside would hide.
    CHECK(letters.at(0, 1) == "A");
    CHECK(letters.at(1, 0) == "B");
    CHECK(letters.at(0, 0).empty());
}

TEST_CASE("gender and the rule of four items give the published chi-square") {
    const auto table = cells(2, 2, {5525, 414, 9614, 873});
    CHECK_THAT(pearson_test(table).value().statistic, WithinRel(9.622314427, 1e-9));
    CHECK_THAT(pearson_test(table).value().p, WithinRel(0.00192227334, 1e-8));
    CHECK_THAT(association(table).phi.value(), WithinRel(std::sqrt(9.622314427 / 16426.0), 1e-9));
}
