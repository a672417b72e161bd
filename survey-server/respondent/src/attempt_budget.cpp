#include "attempt_budget.hpp"

#include <algorithm>
#include <utility>

namespace respondent {

AttemptBudget::AttemptBudget(AttemptLimits limits)
    : limits_{std::move(limits)}, tokens_{limits_.burst}, filled_{limits_.now()} {}

bool AttemptBudget::take() {
    const auto now = limits_.now();
    const std::lock_guard lock{mutex_};
    if (now > filled_) {
        const std::chrono::duration<double> passed = now - filled_;
        tokens_ = std::min(limits_.burst, tokens_ + passed.count() * limits_.per_second);
        filled_ = now;
    }
    if (tokens_ < 1.0) return false;
    tokens_ -= 1.0;
    return true;
}

}  // namespace respondent
