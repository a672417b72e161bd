#pragma once

#include "analysis/margins.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace analysis {

/// How far a variable, or one of its categories, departs from the mean response rate.
struct PartialIndicator {
    std::string variable;
    double value = 0.0;  ///< sqrt(sum_c N_c / N (rate_c - rate)^2), >= 0
    struct Category {
        std::string name;
        std::size_t respondents = 0;  ///< n_c
        double headcount = 0.0;       ///< N_c
        double rate = 0.0;            ///< n_c / N_c
        double value = 0.0;           ///< sqrt(N_c / N) (rate_c - rate): negative where too few answered
    };
    std::vector<Category> categories;
};

struct Representativity {
    double response_rate = 0.0;             ///< n / N
    double r = 1.0;                         ///< 1 - 2 S(rho)
    std::vector<PartialIndicator> partial;  ///< unconditional, one a margin
};

/// R-indicator of the response to the margins, read as headcounts of the people invited:
///
///     R = 1 - 2 S,  S^2 = sum over the population of (rho_i - rho)^2 / N,  rho = n / N
///
/// With one margin rho_i is the response rate of the category, n_c / N_c. With several the headcounts of their
/// crossing are not known: the propensities are those of the response model that raking fits, 1 / rho_i =
/// product of one factor a margin, and the population is the raked respondents: S^2 = sum_i w_i (1 / w_i - rho)^2 / N.
/// It says how evenly the variables of the margins answered, never that the others did.
///
/// Reasons: starting weights (who was invited is not known), targets that are shares and not headcounts (total 1
/// or 100), more respondents than headcount in a category, a propensity above 1. `raked` are the weights of rake
/// from equal starts. Reference: Schouten, Cobben, Bethlehem 2009; RISQ manual 2.1 for the partial indicators;
/// from population totals as in Bianchi et al. 2019. Oracle: tests/oracles/weighting.R (closed form).
Estimable<Representativity> representativity(const MarginSample& sample, const std::vector<double>& raked);

}  // namespace analysis
