#pragma once

#include <cstddef>
#include <vector>

namespace analysis {

/// The range of k independent standard normals over an independent sqrt(chi-square / df), as Tukey's tests need it:
///
///     P(Q <= q) = int f(s) R(q s) ds,  R(w) = k int phi(z) [Phi(z) - Phi(z - w)]^(k-1) dz
///
/// R is kept as a Chebyshev series, the outer integral is a trapezoid in log s: absolute error below 1e-12.
/// Reference: Copenhaver & Holland (1988), Journal of Statistical Computation and Simulation 30, 1-15.
/// Oracle: tests/oracles/pairs.R (ptukey, qtukey).
class StudentizedRange {
public:
    /// Requires k >= 2.
    explicit StudentizedRange(std::size_t k);

    /// P(Q > q), q >= 0, df > 0.
    double tail(double q, double df) const;
    /// q such that P(Q <= q) = p, 0 < p < 1.
    double quantile(double p, double df) const;

private:
    double range_tail(double w) const;

    std::vector<double> series_;  ///< of 1 - R over 0 … kWidest
};

}  // namespace analysis
