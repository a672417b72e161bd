#pragma once

#include "analysis/answer_profiles.hpp"
#include "analysis/cells.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// Axes of a multiple correspondence analysis; J categories, S axes.
struct CorrespondenceAxes {
    std::size_t items = 0;
    std::vector<double> masses;       ///< of the categories, sum 1
    std::vector<double> eigenvalues;  ///< of the indicator matrix, descending, those that are not zero
    Cells<double> vectors;            ///< J x S, of length one
    double inertia = 0.0;             ///< sum of all the eigenvalues: J / Q - 1
};

/// Axes of Q items from the Burt table B of the profiles, W the sum of the weights:
///
///     m = diag(B) / (W Q)        S = D_m^(-1/2) (B / (W Q^2) - m m') D_m^(-1/2) = V diag(lambda) V'
///
/// The lambda are the principal inertias of the indicator matrix; those of B are their squares. The cost is
/// that of the profiles for B, then of one J x J decomposition, whatever the number of people. An axis is
/// defined up to its sign: the category of largest coordinate in absolute value (the first of them when
/// several agree to 1e-9) is on the positive side. Categories nobody chose have mass and vector 0.
///
/// `weights` stands for those of the profiles, one each. Requires a positive sum. Reason when the
/// decomposition does not converge or no axis has an eigenvalue above 1e-12.
///
/// References: Lebart, Morineau, Piron (2006), Statistique exploratoire multidimensionnelle, section 1.4;
/// Greenacre (2017), Correspondence Analysis in Practice, ch. 18. Oracle: tests/oracles/typology.R
/// (FactoMineR::MCA, ca::mjca).
Estimable<CorrespondenceAxes> correspondence_axes(const AnswerProfiles& people,
                                                  const std::vector<double>& weights);
Estimable<CorrespondenceAxes> correspondence_axes(const AnswerProfiles& people);

/// G = sqrt(lambda) V / sqrt(m), J x S: principal coordinates of the categories.
Cells<double> category_coordinates(const CorrespondenceAxes& axes);

/// 100 m G^2 / lambda = 100 V^2: share of each category in the inertia of each axis.
Cells<double> category_contributions(const CorrespondenceAxes& axes);

/// G sqrt(n_j (N - 1) / (N - n_j)): how far the people of a category are from the centre of an
/// axis, against people drawn at random without replacement. N is the people's base, n_j = N Q m_j.
/// Reason without a base above 1.
Cells<Number> category_v_tests(const CorrespondenceAxes& axes, const AnswerProfiles& people);

/// F = (1/Q) sum over the answers of V / sqrt(m), profiles x `count` first axes. Requires count <= S.
Cells<double> profile_coordinates(const CorrespondenceAxes& axes, const AnswerProfiles& people,
                                  std::size_t count);

/// Number of axes above the 1 / Q that independent items would give, by more than rounding: those that say
/// something.
std::size_t axes_above_independence(const CorrespondenceAxes& axes);

/// Share of an axis once the inertia that the diagonal of the Burt table adds is taken out, after Greenacre:
///
///     100 (Q / (Q - 1))^2 (lambda - 1/Q)^2 / ( Q / (Q - 1) (sum lambda^2 - (J - Q) / Q^2) )
///
/// Benzecri's adjusted eigenvalue over the average inertia of the tables off the diagonal: the shares add up to
/// at most 100 over the axes above 1 / Q, the others have none and say so. (Benzecri divides by the sum of the
/// adjusted eigenvalues instead and always reaches 100.)
std::vector<Number> adjusted_percents(const CorrespondenceAxes& axes);

}  // namespace analysis
