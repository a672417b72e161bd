#pragma once

#include "point_cloud.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace analysis {

/// Points in classes.
struct Partition {
    std::vector<std::size_t> of_point;  ///< class of each, numbered by their first point
    std::size_t classes = 0;
    /// Inertia within along the tree: [k - 1] with k classes, for k = 1 … 11 as far as there are that many.
    std::vector<double> within_tree;
    double within = 0.0;   ///< after consolidation
    bool grouped = false;  ///< the tree was built on groups of neighbours, there were too many points
};

/// Ward's tree cut into classes, then moved to the nearest barycentre until nobody moves (k-means after Lloyd,
/// which can only lower the inertia within). Above 2,000 points the tree is built on as many micro-groups.
/// Nothing is drawn at random.
///
/// Without a number of classes: the k from 3 to 10 (and at most half the points) of least W(k) / W(k - 1), the
/// inertia within along the tree: the rule of FactoMineR::HCPC. nullopt when there are fewer points than that
/// rule or the number asks for.
std::optional<Partition> partition(const PointCloud& points, std::optional<std::size_t> classes);

}  // namespace analysis
