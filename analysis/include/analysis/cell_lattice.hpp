#pragma once

#include "analysis/profile_counts.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace analysis {

/// Positions in CellLattice::profiles, ascending.
using ProfileSet = std::vector<std::uint32_t>;

/// Every cell of some tables and of all their margins, as sets of profiles: what is one system of equations for
/// whoever reads the tables together. The order of everything depends on names and values alone, never on the
/// order in which profiles, dimensions or tables were given.
struct CellLattice {
    struct Group {
        ProfileSet profiles;
        std::size_t people = 0;
        std::size_t crossed = 0;  ///< the fewest dimensions that define it
        std::size_t crowd = 0;    ///< equal for groups of the same people, that differ by empty profiles only
    };
    struct Cell {
        std::vector<std::size_t> dimensions;  ///< positions in `dimensions`
        std::vector<std::string> values;      ///< one a dimension of the cell
        std::size_t group = 0;
    };
    /// `parent` is the disjoint union of `children`, two or more.
    struct Line {
        std::size_t parent = 0;
        std::vector<std::size_t> children;
    };

    std::vector<std::string> dimensions;           ///< in alphabetical order
    std::vector<ProfileCounts::Profile> profiles;  ///< in the order of their values
    std::vector<Cell> cells;                       ///< grand total first, then by dimensions and values
    std::vector<Group> groups;                     ///< distinct, in the order of the first cell
    std::vector<Line> lines;                       ///< each margin with the next finer ones
    std::size_t crowds = 0;                        ///< number of distinct Group::crowd

    std::size_t people() const { return groups.front().people; }
};

/// Requires tables of dimensions of `counts`, and one profile at least.
CellLattice cell_lattice(const ProfileCounts& counts, const std::vector<std::vector<std::string>>& tables);

/// People of a set of profiles.
std::size_t people_in(const CellLattice& lattice, const ProfileSet& profiles);

}  // namespace analysis
