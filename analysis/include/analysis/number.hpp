#pragma once

#include "analysis/data_error.hpp"
#include "questionnaires/result.hpp"

#include <string>

namespace analysis {

/// A statistic, or the French reason why it does not exist. Never NaN, never infinite.
using Number = questionnaires::Result<double, NotEstimable>;

/// The reason as a Number: `return no_number("variance nulle");`
Number no_number(std::string reason);

/// The value, or no_number(reason) when it is NaN or infinite.
Number finite_or(double value, std::string reason);

/// Both ends of a 95 % interval.
struct Interval {
    double low;
    double high;

    bool operator==(const Interval&) const = default;
};

using IntervalOrReason = questionnaires::Result<Interval, NotEstimable>;

/// The reason as an interval.
IntervalOrReason no_interval(std::string reason);

}  // namespace analysis
