#include "analysis/distributions.hpp"

#include "catch.hpp"
#include "oracle.hpp"

#include <cmath>
#include <limits>
#include <string>

using namespace analysis;
using Catch::Matchers::WithinRel;

namespace {
double r(const std::string& call) {
    return tests::oracle_value("distributions_expected.csv", call);
}
}  // namespace

TEST_CASE("distributions agree with R", "[analysis][oracle]") {
    CHECK_THAT(normal_tail(1.5), WithinRel(r("normal_tail 1.5"), 1e-12));
    CHECK_THAT(normal_tail(30.0), WithinRel(r("normal_tail 30"), 1e-12));
    CHECK_THAT(normal_two_sided(-2.0), WithinRel(r("normal_two_sided -2"), 1e-12));
    CHECK_THAT(normal_quantile(0.975), WithinRel(r("normal_quantile 0.975"), 1e-12));
    CHECK_THAT(normal_quantile(1e-12), WithinRel(r("normal_quantile 1e-12"), 1e-12));
    CHECK_THAT(t_tail(2.5, 3.7), WithinRel(r("t_tail 2.5 3.7"), 1e-12));
    CHECK_THAT(t_tail(-1.0, 10.0), WithinRel(r("t_tail -1 10"), 1e-12));
    CHECK_THAT(t_two_sided(-0.49815438, 12775.68746), WithinRel(r("t_two_sided welch"), 1e-11));
    CHECK_THAT(t_quantile(0.975, 1.0), WithinRel(r("t_quantile 0.975 1"), 1e-12));
    CHECK_THAT(t_quantile(0.025, 40.5), WithinRel(r("t_quantile 0.025 40.5"), 1e-12));
    CHECK_THAT(chi_square_tail(3.84, 1.0), WithinRel(r("chi_square_tail 3.84 1"), 1e-12));
    CHECK_THAT(chi_square_tail(900.0, 4.0), WithinRel(r("chi_square_tail 900 4"), 1e-10));
    CHECK_THAT(chi_square_quantile(0.95, 7.0), WithinRel(r("chi_square_quantile 0.95 7"), 1e-12));
    CHECK_THAT(f_tail(5.1933695, 1.4946398, 20.9249569), WithinRel(r("f_tail rao scott"), 1e-12));
    CHECK_THAT(f_quantile(0.975, 2708.0, 10832.0), WithinRel(r("f_quantile 0.975 2708 10832"), 1e-12));
    CHECK_THAT(beta_quantile(0.025, 7.0, 44.0), WithinRel(r("beta_quantile 0.025 7 44"), 1e-12));
    CHECK_THAT(beta_quantile(0.975, 8.0, 43.0), WithinRel(r("beta_quantile 0.975 8 43"), 1e-12));
    CHECK_THAT(gamma_ratio(17.25, 0.5), WithinRel(r("gamma_ratio 17.25 0.5"), 1e-12));
    CHECK_THAT(log_gamma(17.25), WithinRel(r("log_gamma 17.25"), 1e-12));
}

TEST_CASE("distributions take infinite degrees of freedom as the limit", "[analysis]") {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    CHECK(t_quantile(0.975, infinite) == normal_quantile(0.975));
    CHECK(t_two_sided(1.7, infinite) == normal_two_sided(1.7));
    CHECK(f_tail(2.0, 3.0, infinite) == chi_square_tail(6.0, 3.0));
    CHECK(t_tail(infinite, 5.0) == 0.0);
}

TEST_CASE("distributions give NaN and do not throw outside their domain", "[analysis]") {
    CHECK(std::isnan(normal_quantile(0.0)));
    CHECK(std::isnan(normal_quantile(1.0)));
    CHECK(std::isnan(t_quantile(0.975, 0.0)));
    CHECK(std::isnan(t_tail(std::nan(""), 3.0)));
    CHECK(std::isnan(chi_square_tail(-1.0, 2.0)));
    CHECK(std::isnan(chi_square_tail(1.0, -2.0)));
    CHECK(std::isnan(f_tail(1.0, 0.0, 3.0)));
    CHECK(std::isnan(f_quantile(1.0, 2.0, 3.0)));
    CHECK(std::isnan(beta_quantile(0.5, 0.0, 3.0)));
}
