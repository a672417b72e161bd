#include "binomials.hpp"

#include <cmath>

namespace analysis {

Binomials::Binomials(double probability, const LogFactorials& factorials)
    : log_success_{std::log(static_cast<long double>(probability))},
      log_failure_{std::log1p(-static_cast<long double>(probability))},
      factorials_{factorials} {}

const double* Binomials::of(std::size_t n) {
    if (known_.size() <= n) known_.resize(n + 1);
    std::vector<double>& probabilities = known_[n];
    if (!probabilities.empty()) return probabilities.data();  // stays where it is when known_ grows
    probabilities.reserve(n + 1);
    for (std::size_t x = 0; x <= n; ++x)
        probabilities.push_back(static_cast<double>(
            std::exp(factorials_.choose(n, x) + static_cast<long double>(x) * log_success_ +
                     static_cast<long double>(n - x) * log_failure_)));
    return probabilities.data();
}

}  // namespace analysis
