#pragma once

#include <cstdint>
#include <limits>

namespace campaign {

/// Randomness of the system, for std::shuffle: nothing can replay an order drawn from it.
class SystemRandom {
public:
    using result_type = std::uint64_t;

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    /// Throws std::system_error when the system has none to give.
    result_type operator()();
};

}  // namespace campaign
