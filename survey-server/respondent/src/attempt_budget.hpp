#pragma once

#include <mutex>

#include "respondent/attempt_limits.hpp"

namespace respondent {

/// A token bucket, in memory only: it holds `burst` tokens at most and gains `per_second`. From any thread.
class AttemptBudget {
public:
    explicit AttemptBudget(AttemptLimits limits);

    /// Spends one token; false when none is left.
    bool take();

private:
    const AttemptLimits limits_;
    std::mutex mutex_;
    double tokens_;
    AttemptLimits::Clock::time_point filled_;
};

}  // namespace respondent
