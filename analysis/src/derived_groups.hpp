#pragma once

#include "analysis/cell_lattice.hpp"
#include "analysis/merged_group.hpp"

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace analysis {

/// Groups that nobody shows and that follow from those shown by subtraction.
class DerivedGroups {
public:
    /// `enough` people may be shown: what has the people of such a group is no derived group.
    DerivedGroups(const CellLattice& lattice, std::size_t enough);

    /// What follows from `shown` and has 1 to `most` people: A \ B for groups shown with B in A, and what is hidden
    /// in a line whose parent is shown. Groups of the lattice, and other sets of the same people, are left to
    /// their own rule. Each once, in a fixed order.
    std::vector<ProfileSet> small_ones(const std::vector<bool>& shown, std::size_t most) const;
    /// The same, of those that the group has a part in.
    std::vector<ProfileSet> small_ones_with(std::size_t group, const std::vector<bool>& shown,
                                            std::size_t most) const;
    /// The same, of those that the merged group would have a part in once shown beside `others`.
    std::vector<ProfileSet> small_ones_with(const MergedGroup& merged, const std::vector<bool>& shown,
                                            const std::vector<MergedGroup>& others, std::size_t most) const;

private:
    ProfileSet without_nobody(const ProfileSet& profiles) const;
    bool known(const ProfileSet& profiles) const;
    void add_pair(std::size_t pair, const std::vector<bool>& shown, std::size_t most,
                  std::vector<ProfileSet>& found) const;
    void add_line(std::size_t line, const std::vector<bool>& shown, std::size_t most,
                  std::vector<ProfileSet>& found) const;
    ProfileSet hidden_in(const CellLattice::Line& line, const std::vector<bool>& shown) const;
    void add_rest(const ProfileSet& all, const ProfileSet& part, std::size_t most,
                  std::vector<ProfileSet>& found) const;
    std::vector<ProfileSet> new_ones(std::vector<ProfileSet> found) const;

    const CellLattice& lattice_;
    std::vector<bool> of_nobody_;  ///< profiles of a group of nobody: a reader may know them to be empty
    std::set<ProfileSet> known_;   ///< groups of the lattice
    std::set<ProfileSet> crowds_;  ///< the people of each, where they are enough
    std::vector<std::pair<std::size_t, std::size_t>> nested_;  ///< container and contained
    std::vector<std::vector<std::size_t>> pairs_of_;           ///< of each group
    std::vector<std::vector<std::size_t>> lines_of_;           ///< of each group
};

}  // namespace analysis
