#include "analysis/fisher_simulated.hpp"

#include "analysis/fisher_exact.hpp"

#include "catch.hpp"
#include "oracle.hpp"

#include <cmath>
#include <string>
#include <vector>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;

namespace {

using Counts = Cells<std::size_t>;

/// Cells column after column, as R writes them.
Counts by_columns(std::size_t rows, std::size_t cols, const std::vector<std::size_t>& cells) {
    Counts table{rows, cols, 0};
    for (std::size_t i = 0; i < cells.size(); ++i) table.at(i % rows, i / rows) = cells[i];
    return table;
}

void check(const std::string& name, const Counts& table) {
    CAPTURE(name);
    const auto ours = fisher_simulated(table);
    REQUIRE(ours);
    const double p = tests::oracle_value("fisher_expected.csv", name);
    const double error = ours.value().standard_error;
    CHECK_THAT(ours.value().p, WithinAbs(p, 4.0 * error + 4.0 * std::sqrt(p / 1e6)));
    CHECK_THAT(error, WithinAbs(std::sqrt(ours.value().p * (1.0 - ours.value().p) /
                                          static_cast<double>(ours.value().tables)),
                                1e-15));
}

}  // namespace

TEST_CASE("a simulated Fisher test is the one of R within its error", "[analysis][oracle]") {
    check("five by five",
          by_columns(5, 5, {3, 0, 2, 1, 4, 1, 5, 0, 2, 2, 0, 1, 6, 1, 0, 2, 2, 1, 3, 1, 4, 0, 0, 1, 7}));
    check("two by six", by_columns(2, 6, {4, 9, 1, 2, 6, 3, 0, 5, 8, 2, 1, 0}));
    const Counts jobs = by_columns(4, 4, {1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11});
    check("job by level", jobs);
    const auto simulated = fisher_simulated(jobs, 7);
    CHECK_THAT(simulated.value().p,
               WithinAbs(fisher_exact(jobs).value().p, 4.0 * simulated.value().standard_error));
}

TEST_CASE("a simulated Fisher test is repeatable and knows its limits", "[analysis]") {
    const Counts table = by_columns(2, 3, {8, 2, 5, 5, 1, 9});
    const auto once = fisher_simulated(table);
    CHECK(once.value().tables == 20'000);
    CHECK(once.value().seed == 1);
    CHECK(once.value().p == fisher_simulated(table).value().p);
    CHECK(once.value().p != fisher_simulated(table, 2).value().p);
    const Counts padded = by_columns(3, 3, {8, 0, 2, 5, 0, 5, 1, 0, 9});
    CHECK(fisher_simulated(padded).value().p == once.value().p);
    CHECK_THAT(fisher_simulated(by_columns(2, 2, {40'000, 0, 10'000, 1})).error().reason, Contains("χ²"));
    CHECK_FALSE(fisher_simulated(by_columns(2, 2, {4, 3, 0, 0})));
}
