#include "random.hpp"

#include <algorithm>
#include <numeric>

namespace simulation {

Random::Random(std::uint64_t seed, std::uint64_t person) : state_{seed * 0x9E3779B97F4A7C15u} {
    state_ = next() ^ (person * 0xD1B54A32D192ED03u);
    next();
}

std::uint64_t Random::next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double Random::uniform() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::normal() {
    double sum = 0.0;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum - 6.0;
}

std::size_t Random::below(std::size_t count) {
    return std::min(static_cast<std::size_t>(uniform() * static_cast<double>(count)), count - 1);
}

std::size_t Random::weighted(const std::vector<double>& weights) {
    double rest = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (rest < weights[i]) return i;
        rest -= weights[i];
    }
    // rounding at the very end: the last one that can be drawn at all
    const auto last =
        std::find_if(weights.rbegin(), weights.rend(), [](double weight) { return weight > 0.0; });
    return static_cast<std::size_t>(weights.rend() - last) - 1;
}

}  // namespace simulation
