#pragma once

#include "analysis/cell_lattice.hpp"
#include "analysis/merged_group.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace analysis {

/// What the hidden cells of a lattice may be merged into. Each answer is in a fixed order, narrow groups first.
class MergeCandidates {
public:
    MergeCandidates(const CellLattice& lattice, const std::vector<Levels>& hierarchies);

    /// In each line along a dimension with levels: the hidden cells that lie in one value of a wider level, two or
    /// more, the next level first. `shown` is by group.
    std::vector<MergedGroup> along_levels(const std::vector<bool>& shown) const;
    /// In each line whose parent is shown: the hidden cells that no group of `merged` shows, two or more.
    std::vector<MergedGroup> residuals(const std::vector<bool>& shown,
                                       const std::vector<MergedGroup>& merged) const;

    /// Groups shown to hide so that in each line along a dimension with levels, the small cells that lie in one value
    /// of the next level have company of the same value: the smallest, until more than `enough` people are hidden
    /// there or all are.
    std::vector<std::size_t> partners(const std::vector<bool>& shown, std::size_t enough) const;

private:
    struct Line {
        std::size_t along = 0;
        std::size_t parent = 0;          ///< group
        std::vector<std::size_t> cells;  ///< two or more
    };
    MergedGroup merge(const Line& line, const std::vector<std::size_t>& cells) const;
    std::vector<std::size_t> hidden_cells(const Line& line, const std::vector<bool>& shown) const;
    const std::string& value_of(std::size_t cell, std::size_t dimension) const {
        return lattice_.profiles[group(cell).profiles.front()].values[dimension];
    }
    const CellLattice::Group& group(std::size_t cell) const {
        return lattice_.groups[lattice_.cells[cell].group];
    }

    const CellLattice& lattice_;
    std::vector<Line> lines_;
    std::vector<std::vector<std::size_t>> wider_;  ///< of each dimension, from fine to wide
};

}  // namespace analysis
