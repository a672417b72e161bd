#pragma once

#include "analysis/data_error.hpp"
#include "questionnaires/result.hpp"

#include <string>

namespace analysis {

/// A result of the analysis, or the French reason why it does not exist.
template <class T>
using Estimable = questionnaires::Result<T, NotEstimable>;

/// The reason, on its way into any Estimable: `return not_estimable("variance nulle");`
questionnaires::Failure<NotEstimable> not_estimable(std::string reason);

/// A statistic, or why it does not exist. Never NaN, never infinite.
using Number = Estimable<double>;

/// The reason as a Number.
Number no_number(std::string reason);

/// The value, or no_number(reason) when it is NaN or infinite.
Number finite_or(double value, std::string reason);

/// Both ends of a 95 % interval.
struct Interval {
    double low;
    double high;

    bool operator==(const Interval&) const = default;
};

using IntervalOrReason = Estimable<Interval>;

/// The reason as an interval.
IntervalOrReason no_interval(std::string reason);

}  // namespace analysis
