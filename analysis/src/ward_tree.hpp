#pragma once

#include "point_cloud.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// Two classes become one. Points are 0 … n - 1; the class born at merge m is n + m.
struct Merge {
    std::size_t a;
    std::size_t b;
    double height;  ///< inertia within that it adds
};

/// Ward's hierarchy of weighted points: each merge adds the least inertia within,
///
///     w_a w_b / (w_a + w_b) |c_a - c_b|^2
///
/// by chains of nearest neighbours (Murtagh 1983), n^2 distances and no matrix of them. Merges in order of
/// height. Points at equal distance: the one of lower number first.
///
/// Half the squared heights of R's hclust(d, "ward.D2", members = w) for equal weights; those of
/// FactoMineR::HCPC for any. Oracle: tests/oracles/typology.R.
std::vector<Merge> ward_tree(const PointCloud& points);

/// Class of each point once the tree of n points is cut into `classes`, 1 <= classes <= n, numbered by their
/// first point.
std::vector<std::size_t> cut_tree(const std::vector<Merge>& tree, std::size_t classes);

}  // namespace analysis
