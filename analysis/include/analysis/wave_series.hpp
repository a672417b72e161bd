#pragma once

#include "analysis/number.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

struct MannKendall {
    double s;    ///< rising pairs less falling pairs
    double tau;  ///< Kendall's tau-b against time
    double p;    ///< two-sided
    bool exact;  ///< from the distribution of all orders; else normal, ties in the variance
};

/// Trend of a series. Exact without equal values below 50 points, normal otherwise, without correction
/// for continuity, as R. Reason: fewer than four points, all equal.
/// References: Mann H. B. (1945), Econometrica 13, 245-259; Kendall M. G. (1975), Rank Correlation Methods.
/// Oracle: tests/oracles/trend.R (cor.test, method = "kendall").
Estimable<MannKendall> mann_kendall(const std::vector<double>& series);

/// A point that the chart singles out.
struct XmrSignal {
    enum class Kind {
        outside_limits,
        run_of_eight,  ///< the eighth point, or a later one, in a row on one side of the centre
    };
    std::size_t point;
    Kind kind;

    bool operator==(const XmrSignal&) const = default;
};

struct Xmr {
    double centre;        ///< mean of the points
    double moving_range;  ///< mean of |x_i - x_(i-1)|
    double lower;         ///< centre - 2.66 moving_range
    double upper;         ///< centre + 2.66 moving_range
    std::vector<XmrSignal> signals;
};

/// Chart of individual values. Reason: fewer than two points.
/// Reference: Wheeler D. J. (2000), Understanding Variation. Oracle: tests/oracles/trend.R (by hand).
Estimable<Xmr> xmr_chart(const std::vector<double>& series);

struct CochranArmitage {
    double statistic;  ///< chi-square with one degree of freedom
    double p;
};

/// Linear trend of a proportion over equally spaced groups, r_i of n_i, p = sum r / sum n, x_i = 1, 2, …:
///
///     X^2 = [sum x_i (r_i - n_i p)]^2 / (p (1 - p) (sum n_i x_i^2 - (sum n_i x_i)^2 / N))
///
/// Reason: fewer than two groups with answers, a proportion of 0 or 1 overall.
/// References: Cochran (1954), Biometrics 10, 417-451; Armitage (1955), Biometrics 11, 375-386.
/// Oracle: tests/oracles/trend.R (prop.trend.test).
Estimable<CochranArmitage> cochran_armitage(const std::vector<double>& successes,
                                            const std::vector<double>& sizes);

}  // namespace analysis
