#pragma once

#include "analysis/cell_lattice.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace analysis {

/// Several cells of one line of a table, shown as one: « Lens et Nice, conseillers », « autres sites ».
struct MergedGroup {
    std::vector<std::size_t> dimensions;           ///< positions in CellLattice::dimensions
    std::size_t along = 0;                         ///< the dimension of which `values` names several
    std::vector<std::vector<std::string>> values;  ///< one list a dimension
    ProfileSet profiles;
    std::size_t people = 0;
    bool shown = false;
};

/// Names of dimensions from fine to wide: each value of one lies in one value of the next.
using Levels = std::vector<std::string>;

}  // namespace analysis
