#pragma once

#include <cstdint>

namespace analysis {

/// Steps that an exact sum may still take.
class WorkBudget {
public:
    explicit WorkBudget(std::uint64_t steps) : left_{steps} {}

    /// False once there is nothing left.
    bool spend(std::uint64_t steps) {
        left_ = steps < left_ ? left_ - steps : 0;
        return left_ > 0;
    }
    bool exhausted() const { return left_ == 0; }

private:
    std::uint64_t left_;
};

}  // namespace analysis
