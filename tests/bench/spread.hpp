#pragma once

#include <vector>

namespace bench {

/// Order statistics of a series; all zero when it is empty.
struct Spread {
    double p50 = 0.0;
    double p95 = 0.0;
    double p99 = 0.0;
    double max = 0.0;
};

Spread spread_of(std::vector<double> values);

/// The middle value, the mean of the two middle ones of an even number. Precondition: not empty.
double median(std::vector<double> values);

}  // namespace bench
