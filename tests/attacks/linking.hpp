#pragma once

#include <vector>

#include "chance.hpp"
#include "copies.hpp"

// What an attacker makes of copies of a store's files. Each attack is judged against the chance that its evidence has
// nothing to do with the truth; where two rows have the same evidence, it draws lots.

namespace attacks {

/// How well the new rows between two copies at rest are told apart: how many units there are, and of what sizes. The
/// smallest an attacker can resolve: what lies within one, the other attacks try.
struct Resolution {
    Groups units;
    bool are_groups = false;  ///< each unit is one group that committed together, neither more nor less
};

/// What came between two copies at rest, and what is known of it.
struct Unit;

/// The copies of a store set against each other. The loot must outlive it.
class Links {
public:
    explicit Links(const Loot& loot);
    ~Links();

    Resolution differences() const;

    /// Which code belongs to which ballot: by bytes that two rows share, by their places in the file, by the order in
    /// which their pages stand in the journal in mid-commit, by the moment they are first seen in mid-commit; within the
    /// units that the copies resolve.
    std::vector<Score> pairing_attacks(std::uint32_t seed) const;

    /// In which order the members of a unit came, by the same evidence.
    std::vector<Score> order_attacks(std::uint32_t seed) const;

private:
    const Loot& loot_;
    std::vector<Unit> units_;
};

/// Which code belongs to which ballot, from the last copy at rest alone.
Score pairs_from_one_copy(const Loot& loot, std::uint32_t seed);

/// In which order all came, by their places in the file.
std::vector<Score> order_attacks(const Loot& loot, Moment moment, std::uint32_t seed);

/// Who came last, from the last copy at rest alone: what its journal or WAL tells apart from the rest.
Score last_comers_attack(const Loot& loot, std::uint32_t seed);

}  // namespace attacks
