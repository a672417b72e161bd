#pragma once

#include <chrono>
#include <functional>

namespace respondent {

/// How many codes may be refused, for the whole server: nobody is told apart by an address. Codes that are right cost
/// nothing and are never held back, so that whoever tries codes cannot keep others from answering.
struct AttemptLimits {
    using Clock = std::chrono::steady_clock;

    double burst = 200;       ///< at once
    double per_second = 2.0;  ///< again, from then on
    std::function<Clock::time_point()> now = Clock::now;
};

}  // namespace respondent
