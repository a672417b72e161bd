#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace simulation {

/// Random numbers of one simulated person: SplitMix64 (Steele, Lea, Flood 2014) from the seed of the run and the
/// number of the person, so that nobody's answers depend on who else is simulated or in which order. The same on every
/// machine: no distribution of the standard library, whose results are not specified.
class Random {
public:
    Random(std::uint64_t seed, std::uint64_t person);

    /// Within [0, 1).
    double uniform();
    /// Mean 0, variance 1: the sum of twelve uniforms less six (Irwin–Hall), near enough to normal for people.
    double normal();
    bool chance(double probability) { return uniform() < probability; }
    /// Within [0, count). Precondition: count > 0.
    std::size_t below(std::size_t count);
    /// An index drawn with these weights. Precondition: they are >= 0 with a positive sum.
    std::size_t weighted(const std::vector<double>& weights);

private:
    std::uint64_t next();

    std::uint64_t state_;
};

}  // namespace simulation
