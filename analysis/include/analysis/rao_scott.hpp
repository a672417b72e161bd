#pragma once

#include "analysis/dataset.hpp"
#include "analysis/design.hpp"
#include "analysis/number.hpp"

namespace analysis {

struct RaoScottTest {
    double f;
    double ndf;
    double ddf;
    double p;
};

/// Independence of two questions under a design, Pearson's statistic corrected to the second order. p the weighted
/// shares of the cells, V their linearised covariance (design_mean.hpp: the people without one answer stay in
/// the sizes n_h), C the interaction contrasts, D = diag(p), X^2 = sum (p_ij - p_i. p_.j)^2 / (p_i. p_.j):
///
///     Delta = (C' D^-1 C)^-1 C' D^-1 V D^-1 C
///     F = X^2 / tr Delta,  ndf = (tr Delta)^2 / tr Delta^2,  ddf = ndf (n - H)
///
/// cells of no weight being left out of D^-1. Reason: fewer than two rows or columns with weight, a stratum of
/// one respondent that is no census, a census, no degrees of freedom, empty cells that leave an
/// interaction unknown, more than 400 degrees of freedom. Same bits for any order of the rows. Requires as many rows
/// in each argument. References: Rao & Scott (1984), Annals of Statistics 12, 46-60; Thomas & Rao (1987), JASA 82,
/// 630-636. Oracle: tests/oracles/tables.R (survey::svychisq, statistic = "F").
Estimable<RaoScottTest> rao_scott(const CodedColumn& rows, const CodedColumn& cols, const Design& design);

}  // namespace analysis
