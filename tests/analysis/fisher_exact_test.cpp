#include "analysis/fisher_exact.hpp"

#include "catch.hpp"
#include "oracle.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinRel;
using Counts = Cells<std::size_t>;

namespace {

Counts counts(std::size_t rows, std::size_t cols, std::vector<std::size_t> values) {
    Counts table(rows, cols, 0);
    table.values = std::move(values);
    return table;
}

double p_of(const Counts& table) {
    return fisher_exact(table).value().p;
}

Counts transposed(const Counts& table) {
    Counts turned(table.cols, table.rows, 0);
    for (std::size_t i = 0; i < table.rows; ++i)
        for (std::size_t j = 0; j < table.cols; ++j) turned.at(j, i) = table.at(i, j);
    return turned;
}

double probability(const Counts& table) {
    const auto sums = margins_of(table);
    double log_p = -std::lgamma(static_cast<double>(sums.total) + 1.0);
    for (const auto sum : sums.rows) log_p += std::lgamma(static_cast<double>(sum) + 1.0);
    for (const auto sum : sums.cols) log_p += std::lgamma(static_cast<double>(sum) + 1.0);
    for (const auto count : table.values) log_p -= std::lgamma(static_cast<double>(count) + 1.0);
    return std::exp(log_p);
}

/// Every table of the margins, cell after cell; the slow definition.
double p_by_enumeration(const Counts& observed) {
    const auto sums = margins_of(observed);
    const double bound = probability(observed) * (1.0 + 1e-7);
    double mass = 0.0;
    Counts table(observed.rows, observed.cols, 0);
    auto rows = sums.rows;
    auto cols = sums.cols;
    const auto fill = [&](const auto& self, std::size_t cell) -> void {
        if (cell == table.values.size()) {
            const double p = probability(table);
            if (p <= bound) mass += p;
            return;
        }
        const std::size_t i = cell / table.cols;
        const std::size_t j = cell % table.cols;
        const bool last_col = j + 1 == table.cols;
        const bool last_row = i + 1 == table.rows;
        for (std::size_t x = last_col ? rows[i] : 0; x <= std::min(rows[i], cols[j]); ++x) {
            if (last_row && x != cols[j]) continue;
            table.values[cell] = x;
            rows[i] -= x;
            cols[j] -= x;
            self(self, cell + 1);
            rows[i] += x;
            cols[j] += x;
        }
    };
    fill(fill, 0);
    return mass;
}

}  // namespace

TEST_CASE("Fisher's exact test agrees with R on tables of many shapes") {
    std::istringstream lines{tests::read_oracle("tables_fisher_expected.csv")};
    std::string line;
    std::getline(lines, line);
    int tables = 0;
    while (std::getline(lines, line)) {
        CAPTURE(line);
        std::istringstream fields{line};
        Counts table;
        char comma = ',';
        fields >> table.rows >> comma >> table.cols >> comma;
        for (std::size_t i = 0, count = 0; i < table.rows * table.cols && fields >> count; ++i)
            table.values.push_back(count);
        double expected = 0.0;
        fields >> comma >> expected;
        REQUIRE(table.values.size() == table.rows * table.cols);
        CHECK_THAT(p_of(table), WithinRel(expected, 1e-9));
        ++tables;
    }
    CHECK(tables > 20);
}

TEST_CASE("Fisher's exact test is the sum over all tables of the margins") {
    for (const Counts& table :
         {counts(2, 2, {3, 1, 1, 3}), counts(2, 3, {4, 0, 2, 1, 5, 3}),
          counts(3, 3, {3, 0, 2, 1, 4, 0, 0, 1, 5}), counts(2, 4, {1, 2, 3, 4, 4, 3, 2, 1}),
          counts(3, 4, {3, 0, 1, 1, 0, 2, 2, 0, 1, 1, 0, 3}),
          counts(4, 4, {2, 0, 1, 0, 0, 2, 0, 1, 1, 0, 2, 0, 0, 1, 0, 2}), counts(2, 2, {12, 0, 0, 12})}) {
        CAPTURE(table.rows, table.cols, table.values);
        CHECK_THAT(p_of(table), WithinRel(p_by_enumeration(table), 1e-10));
    }
}

TEST_CASE("Fisher's exact test ignores how a table is turned and its lines ordered") {
    const Counts table = counts(3, 4, {5, 1, 0, 3, 2, 6, 1, 0, 1, 2, 7, 4});
    const double p = p_of(table);
    CHECK_THAT(p_of(transposed(table)), WithinRel(p, 1e-11));
    CHECK_THAT(p_of(counts(3, 4, {1, 2, 7, 4, 5, 1, 0, 3, 2, 6, 1, 0})), WithinRel(p, 1e-11));
    CHECK_THAT(p_of(counts(3, 4, {0, 1, 5, 3, 1, 6, 2, 0, 7, 2, 1, 4})), WithinRel(p, 1e-11));
    // Empty lines leave: five rows of which one is empty are four.
    CHECK(p_of(counts(5, 2, {1, 2, 0, 0, 3, 4, 5, 6, 7, 1})) == p_of(counts(4, 2, {1, 2, 3, 4, 5, 6, 7, 1})));
    CHECK(p_of(counts(4, 4, {5, 1, 0, 3, 0, 0, 0, 0, 2, 6, 1, 0, 1, 2, 7, 4})) == p);
}

TEST_CASE("the most probable table has a p-value of one") {
    CHECK_THAT(p_of(counts(2, 2, {5, 5, 5, 5})), WithinRel(1.0, 1e-12));
    CHECK_THAT(p_of(counts(3, 3, {4, 4, 4, 4, 4, 4, 4, 4, 4})), WithinRel(1.0, 1e-9));
}

TEST_CASE("Fisher's exact test of two by two keeps its digits however far it goes") {
    // Only the observed table and its mirror: 2 / C(1000, 500).
    const double expected = std::exp(std::log(2.0) - std::lgamma(1001.0) + 2.0 * std::lgamma(501.0));
    CHECK_THAT(p_of(counts(2, 2, {500, 0, 0, 500})), WithinRel(expected, 1e-9));
}

TEST_CASE("a table Fisher's test does not take says why") {
    const auto reason = [](const Counts& table) { return fisher_exact(table).error().reason; };
    CHECK_THAT(reason(counts(1, 3, {1, 2, 3})), Contains("moins de deux lignes"));
    CHECK_THAT(reason(counts(2, 2, {1, 2, 0, 0})), Contains("moins de deux lignes"));
    CHECK_THAT(reason(counts(2, 2, {0, 0, 0, 0})), Contains("moins de deux lignes"));
    CHECK_THAT(reason(Counts(5, 2, 1)), Contains("quatre"));
    CHECK_THAT(reason(counts(2, 2, {400000, 300000, 200000, 300000})), Contains("trop de réponses"));
    CHECK_THAT(reason(counts(
                   4, 4, {900, 800, 700, 600, 850, 750, 650, 550, 800, 700, 600, 500, 750, 650, 550, 450})),
               Contains("trop de réponses"));
    CHECK_THAT(reason(counts(4, 4, {60, 5, 5, 5, 5, 60, 5, 5, 5, 5, 60, 5, 5, 5, 5, 60})),
               Contains("trop de réponses"));
}
