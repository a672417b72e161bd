#pragma once

namespace analysis {

// Probability distributions, over Boost.Math, which is instantiated in one source only. Nothing here
// throws. A tail is the probability of a value above the argument, computed directly and never as
// 1 - cdf, so that p-values of 1e-200 keep their digits. Degrees of freedom are positive and finite,
// fractional ones allowed; an argument outside the stated domain gives NaN, which the caller turns
// into a reason. Oracle: tests/oracles/distributions.R (pnorm, qnorm, pt, qt, pchisq, qchisq, pf, qf,
// qbeta).

/// P(Z > z), Z standard normal.
double normal_tail(double z);
/// P(|Z| > |z|).
double normal_two_sided(double z);
/// z such that P(Z <= z) = p, 0 < p < 1.
double normal_quantile(double p);

/// P(T > t), Student with df degrees of freedom; df may be infinite (normal).
double t_tail(double t, double df);
/// P(|T| > |t|).
double t_two_sided(double t, double df);
/// t such that P(T <= t) = p, 0 < p < 1; df may be infinite (normal).
double t_quantile(double p, double df);

/// P(X > x), chi-square with df degrees of freedom, x >= 0.
double chi_square_tail(double x, double df);
/// x such that P(X <= x) = p, 0 <= p < 1.
double chi_square_quantile(double p, double df);

/// P(X > f), Fisher with df1 and df2 degrees of freedom, f >= 0; df2 may be infinite (chi-square / df1).
double f_tail(double f, double df1, double df2);
/// f such that P(X <= f) = p, 0 <= p < 1.
double f_quantile(double p, double df1, double df2);

/// x such that P(X <= x) = p, Beta(a, b), a > 0, b > 0, 0 <= p <= 1.
double beta_quantile(double p, double a, double b);

/// ln(gamma(x)), x > 0.
double log_gamma(double x);
/// gamma(x) / gamma(x + delta), x > 0, x + delta > 0, without the cancellation of a difference of logarithms.
double gamma_ratio(double x, double delta);

}  // namespace analysis
