#pragma once

#include "analysis/number.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace analysis {

/// One value per respondent, in the order of the rows; nullopt = no answer.
using Answers = std::vector<std::optional<double>>;

/// Numbers in ascending order. Sums over them run in that order with Neumaier's compensation, so that
/// the same answers give the same bits whatever the order of the rows.
class Sample {
public:
    explicit Sample(std::vector<double> values);

    const std::vector<double>& sorted() const { return values_; }
    std::size_t size() const { return values_.size(); }

    /// Reason when empty.
    Number mean() const;
    /// Sum of (x - mean)^2, centred before squaring; 0 when empty.
    double squared_deviations() const { return squares_; }
    /// Divisor n - 1; reason when n < 2.
    Number variance() const;
    Number sd() const;
    /// Linear interpolation at (n - 1) p, R's type 7; reason when empty. 0 <= p <= 1.
    Number quantile(double p) const;

private:
    std::vector<double> values_;
    double mean_ = 0.0;
    double squares_ = 0.0;
};

/// The answers that exist.
Sample answered(const Answers& answers);

/// Neumaier's compensated sum in the order given.
double compensated_sum(const std::vector<double>& values);

/// A mean and what is known of its precision.
struct MeanEstimate {
    std::size_t n;  ///< respondents, unweighted
    Number mean;
    Number sd;
    Number se;            ///< standard error of the mean
    Number df;            ///< degrees of freedom of se
    IntervalOrReason ci;  ///< 95 %: mean +- t(0.975, df) se
};

/// Independent draws: se = sd / sqrt(n), df = n - 1. Without an answer there is no mean; with one
/// there is no sd, se or interval. Oracle: tests/oracles/scale.R (t.test).
MeanEstimate student_mean(const Sample& sample);

}  // namespace analysis
