#pragma once

#include "analysis/cell_lattice.hpp"
#include "analysis/disclosure.hpp"
#include "analysis/merged_group.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

struct ProtectionRule {
    Threshold threshold;
    std::vector<Levels> hierarchies;  ///< of dimensions of the lattice
};

struct ProtectionAudit {
    std::size_t sensitive = 0;     ///< crowds of 1 to k - 1 people
    std::size_t proved_below = 0;  ///< those of them that somebody may be able to prove to be below k
    /// over the sensitive groups, of the most people that each may hold
    Number minimum_upper_bound = no_number("aucun groupe sous le seuil");
    std::size_t programs = 0;  ///< linear programmes solved, to decide and to prove
};

/// What may be shown of a lattice.
struct Protection {
    std::vector<bool> shown;  ///< by group
    std::vector<MergedGroup> merged;
    ProtectionAudit audit;
};

/// Hides every group of 1 to k - 1 people, then others, until whoever reads everything that is shown must admit k + 1
/// people or more, or all there are, in each of those groups, and in what 1 to k people are left of it: of two groups
/// shown of which one holds the other, and of a line whose parent is shown. One more than k, since a reader may be one of
/// them and leaves himself out.
///
/// Then shows again what costs nobody's protection, and merges what stays hidden: along the hierarchies, then what is
/// left of each line. With hierarchies, the others to hide are first sought within the same wider value, and this is
/// kept where it hides no more cells. Decided from sizes alone, whatever their order; groups of nobody are shown
/// unless others need them hidden. Fewer than k people in all: nothing is shown.
///
/// Each bound is proved by counts in whole numbers or fractions that agree exactly with everything shown. Throws
/// std::runtime_error when the solver fails.
Protection protect(const CellLattice& lattice, const ProtectionRule& rule);

}  // namespace analysis
