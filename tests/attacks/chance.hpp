#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace attacks {

/// A wrong alarm in a million: below it, what an attacker found is no luck.
inline constexpr double kLevel = 1e-6;

/// The exact distribution of a count when the attacker's evidence has nothing to do with the truth.
class Chance {
public:
    /// `probabilities[k]` of the count k.
    explicit Chance(std::vector<double> probabilities) : probabilities_(std::move(probabilities)) {}

    double mean() const;
    double at_least(std::size_t count) const;
    double at_most(std::size_t count) const;
    /// The counts between which chance stays, but for `level` / 2 on each side.
    std::pair<std::size_t, std::size_t> range(double level) const;

private:
    std::vector<double> probabilities_;
};

/// Right pairs when the members of each unit are matched at random: fixed points of random permutations.
///
///     P(k of n) = 1/k! sum_{j=0}^{n-k} (-1)^j / j!, convolved over the units
Chance right_pairs(std::span<const std::size_t> units);

/// Pairs within a unit that are in their true order when each unit is ordered at random: n (n - 1) / 2 less the inversions
/// of a random permutation (Mahonian numbers), convolved over the units.
Chance ordered_pairs(std::span<const std::size_t> units);

/// Members of a set of `right` among `drawn` drawn from `all` (hypergeometric).
Chance right_draws(std::size_t all, std::size_t right, std::size_t drawn);

/// Heads in `throws` throws of a fair coin.
Chance coin_throws(std::size_t throws);

/// Places of `places` that hold by accident what is searched, each with a small probability; counts above 100 are as good
/// as impossible and left out. Precondition: places * probability < 20.
Chance accidents(double places, double probability);

/// What an attack found, against chance.
struct Score {
    std::string attack;
    std::size_t hits;
    std::size_t most;
    Chance chance;
    bool either_way = false;  ///< an order is one when it is read backwards too

    /// Probability that chance does as well.
    double p() const;
    bool beats_chance() const { return p() < kLevel; }
};
std::ostream& operator<<(std::ostream& out, const Score& score);

}  // namespace attacks
