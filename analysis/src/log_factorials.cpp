#include "log_factorials.hpp"

#include <cmath>

namespace analysis {

LogFactorials::LogFactorials(std::size_t n) : values_(n + 1, 0.0L) {
    long double sum = 0.0L;
    long double lost = 0.0L;
    for (std::size_t k = 2; k <= n; ++k) {
        const long double term = std::log(static_cast<long double>(k)) - lost;
        const long double next = sum + term;
        lost = (next - sum) - term;
        sum = next;
        values_[k] = sum;
    }
}

}  // namespace analysis
