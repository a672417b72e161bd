#include "analysis/number.hpp"

#include <cmath>
#include <utility>

namespace analysis {

Number no_number(std::string reason) { return questionnaires::Failure{NotEstimable{std::move(reason)}}; }

Number finite_or(double value, std::string reason) {
    if (!std::isfinite(value)) return no_number(std::move(reason));
    return value;
}

IntervalOrReason no_interval(std::string reason) { return questionnaires::Failure{NotEstimable{std::move(reason)}}; }

}  // namespace analysis
