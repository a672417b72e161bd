#pragma once

#include "analysis/cell_lattice.hpp"
#include "linear_programme.hpp"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace analysis {

/// The cheapest way in which the counts could be otherwise so that a set of profiles holds `needed` people:
///
///     min sum_g w_g |d(g)| + sum_p e_p |d_p|   subject to   d(set) >= needed - n(set),   n + d >= 0
///
/// over the groups g shown that have a price w_g, d(g) being the sum of the changes d_p of its profiles; d(g) = 0 for
/// those shown that have none. Whoever does not see the groups that move cannot tell the counts from those: to hide
/// them protects the set, and lines that cross are dealt with at once. The small e_p keep the counts near the true ones,
/// so that most changes are whole numbers.
///
/// Reference: Kelly J. P., Golden B. L., Assad A. A. (1992), Cell suppression: disclosure protection for sensitive
/// tabular data, Networks 22, 397-417.
class CheapestShift {
public:
    using Prices = std::vector<std::optional<double>>;  ///< of the groups, in the order of the lattice

    /// Every group is shown at first.
    CheapestShift(const CellLattice& lattice, const Prices& prices);

    void show(std::size_t group);
    void hide(std::size_t group);
    /// One more group, without a price and hidden; its number.
    std::size_t add(const ProfileSet& profiles);

    struct Shift {
        std::vector<std::size_t> moved;  ///< groups shown that do not keep their count
        std::vector<double> counts;      ///< n + d, by profile, as the solver rounds
    };
    /// nullopt when no counts agree with the groups shown that have no price.
    std::optional<Shift> towards(const ProfileSet& set, std::size_t needed);

    std::size_t programs() const { return linear_.solved(); }

private:
    std::vector<std::pair<std::size_t, double>> change_of(const ProfileSet& profiles) const;
    static std::size_t row_of(std::size_t group) { return group + 1; }  // row 0 is that of the set
    static std::size_t won(std::size_t profile) { return 2 * profile; }
    static std::size_t lost(std::size_t profile) { return 2 * profile + 1; }

    const CellLattice& lattice_;
    Prices prices_;
    std::vector<std::optional<std::size_t>>
        up_;  ///< the column of each group's gain, before that of its loss
    std::vector<bool> shown_;
    LinearProgramme linear_;
};

}  // namespace analysis
