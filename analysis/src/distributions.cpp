#include "analysis/distributions.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace analysis {
namespace {

namespace math = boost::math;
namespace policies = boost::math::policies;

using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>>;

using Normal = math::normal_distribution<double, Quiet>;
using StudentsT = math::students_t_distribution<double, Quiet>;
using ChiSquared = math::chi_squared_distribution<double, Quiet>;
using FisherF = math::fisher_f_distribution<double, Quiet>;
using Beta = math::beta_distribution<double, Quiet>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool valid_df(double df) {
    return df > 0.0 && std::isfinite(df);
}
bool open_probability(double p) {
    return p > 0.0 && p < 1.0;
}

}  // namespace

double normal_tail(double z) {
    if (std::isnan(z)) return kNaN;
    return math::cdf(math::complement(Normal{}, z));
}

double normal_two_sided(double z) {
    return 2.0 * normal_tail(std::fabs(z));
}

double normal_quantile(double p) {
    if (!open_probability(p)) return kNaN;
    return math::quantile(Normal{}, p);
}

double t_tail(double t, double df) {
    if (df == std::numeric_limits<double>::infinity()) return normal_tail(t);
    if (std::isnan(t) || !valid_df(df)) return kNaN;
    if (std::isinf(t)) return t > 0.0 ? 0.0 : 1.0;
    return math::cdf(math::complement(StudentsT{df}, t));
}

double t_two_sided(double t, double df) {
    return 2.0 * t_tail(std::fabs(t), df);
}

double t_quantile(double p, double df) {
    if (df == std::numeric_limits<double>::infinity()) return normal_quantile(p);
    if (!open_probability(p) || !valid_df(df)) return kNaN;
    return math::quantile(StudentsT{df}, p);
}

double chi_square_tail(double x, double df) {
    if (!(x >= 0.0) || !valid_df(df)) return kNaN;
    if (std::isinf(x)) return 0.0;
    return math::cdf(math::complement(ChiSquared{df}, x));
}

double chi_square_quantile(double p, double df) {
    if (!(p >= 0.0 && p < 1.0) || !valid_df(df)) return kNaN;
    return math::quantile(ChiSquared{df}, p);
}

double f_tail(double f, double df1, double df2) {
    if (!(f >= 0.0) || !valid_df(df1)) return kNaN;
    if (df2 == std::numeric_limits<double>::infinity()) return chi_square_tail(f * df1, df1);
    if (!valid_df(df2)) return kNaN;
    if (std::isinf(f)) return 0.0;
    return math::cdf(math::complement(FisherF{df1, df2}, f));
}

double f_quantile(double p, double df1, double df2) {
    if (!(p >= 0.0 && p < 1.0) || !valid_df(df1) || !valid_df(df2)) return kNaN;
    return math::quantile(FisherF{df1, df2}, p);
}

double beta_quantile(double p, double a, double b) {
    if (!(p >= 0.0 && p <= 1.0) || !valid_df(a) || !valid_df(b)) return kNaN;
    return math::quantile(Beta{a, b}, p);
}

double log_gamma(double x) {
    if (!(x > 0.0)) return kNaN;
    return math::lgamma(x, Quiet{});
}

double gamma_ratio(double x, double delta) {
    if (!(x > 0.0) || !(x + delta > 0.0)) return kNaN;
    return math::tgamma_delta_ratio(x, delta, Quiet{});
}

}  // namespace analysis
