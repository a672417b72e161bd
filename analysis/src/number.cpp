#include "analysis/number.hpp"

#include <cmath>
#include <utility>

namespace analysis {

questionnaires::Failure<NotEstimable> not_estimable(std::string reason) {
    return questionnaires::Failure{NotEstimable{std::move(reason)}};
}

Number no_number(std::string reason) {
    return not_estimable(std::move(reason));
}

Number finite_or(double value, std::string reason) {
    if (!std::isfinite(value)) return no_number(std::move(reason));
    return value;
}

IntervalOrReason no_interval(std::string reason) {
    return not_estimable(std::move(reason));
}

}  // namespace analysis
