#pragma once

#include "log_factorials.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// P(X = x), X binomial of n draws with one probability, for each n that is asked for.
class Binomials {
public:
    /// Requires 0 < probability < 1.
    Binomials(double probability, const LogFactorials& factorials);

    /// By x = 0 … n; lives as long as this object. Requires n within the factorials.
    const double* of(std::size_t n);

private:
    long double log_success_;
    long double log_failure_;
    const LogFactorials& factorials_;
    std::vector<std::vector<double>> known_;  ///< by n, empty until asked for
};

}  // namespace analysis
