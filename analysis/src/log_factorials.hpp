#pragma once

#include <cstddef>
#include <vector>

namespace analysis {

/// log k! for k = 0 … n, summed with compensation: the last digits of a long double are right.
class LogFactorials {
public:
    explicit LogFactorials(std::size_t n);

    long double of(std::size_t k) const { return values_[k]; }
    /// log of the number of ways to take k among n.
    long double choose(std::size_t n, std::size_t k) const {
        return values_[n] - values_[k] - values_[n - k];
    }

private:
    std::vector<long double> values_;
};

}  // namespace analysis
