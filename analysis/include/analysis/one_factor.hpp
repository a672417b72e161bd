#pragma once

#include "analysis/item_covariance.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// How well one factor explains the correlations of k items, N people.
struct OneFactorFit {
    std::vector<double> loadings;      ///< standardised, their sum positive
    std::vector<double> uniquenesses;  ///< 1 - loading^2
    Number chi_square;                 ///< N F
    double df = 0.0;                   ///< k (k - 3) / 2
    Number p;
    Number rmsea;
    Number cfi;
    double srmr = 0.0;
};

/// Maximum likelihood on Pearson correlations, the items taken as numbers:
///
///     F = log|Sigma| - log|R| + tr(R Sigma^-1) - k,    Sigma = l l' + Psi
///
///     rmsea = sqrt(max(0, chi2 - df) / (df N))
///     cfi   = 1 - max(0, chi2 - df) / max(0, chi2 - df, chi2_0 - df_0),  chi2_0 = -N log|R|, df_0 = k (k - 1) / 2
///     srmr  = sqrt(sum of squared residual correlations, each pair once, over k (k + 1) / 2)
///
/// the definitions of lavaan::cfa (N, not N - 1), found by expectation-maximisation (Rubin, Thayer 1982). Usual
/// marks of a good fit (Hu, Bentler 1999): cfi 0.95, rmsea 0.06, srmr 0.08.
///
/// Reason: fewer than three items, a singular matrix, a uniqueness that falls to zero (Heywood case), no convergence.
/// Three items are always reproduced: chi_square, p, rmsea and cfi then say so.
///
/// Oracle: tests/oracles/structure.R (lavaan).
Estimable<OneFactorFit> one_factor_fit(const ItemMatrix& correlations, std::size_t people);

}  // namespace analysis
