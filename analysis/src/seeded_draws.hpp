#pragma once

#include <cstddef>
#include <cstdint>

namespace analysis {

/// Numbers drawn from a seed and a stream, the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).
/// Streams of one seed are independent of each other and of the order in which they are used.
class SeededDraws {
public:
    SeededDraws(std::uint64_t seed, std::uint64_t stream) : state_{mixed(seed) ^ mixed(~stream)} {}

    std::uint64_t bits() {
        state_ += 0x9E3779B97F4A7C15ULL;
        return mixed(state_);
    }
    /// In [0, 1), 53 bits.
    double uniform() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }
    /// In 0 … n - 1; n <= 2^32, where the bias is below 2^-21.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }

private:
    static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    std::uint64_t state_;
};

}  // namespace analysis
