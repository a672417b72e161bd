#pragma once

#include "point_cloud.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// Groups of neighbours, at most `most` of them, so that a hierarchy can be built on many points: the group of
/// largest inertia is cut in two at its barycentre, along the axis where it spreads most, until there are
/// `most` groups or no group spreads any more. Each point alone when there are no more than `most`. Nothing
/// is drawn at random. Groups are numbered by their first point.
std::vector<std::size_t> micro_groups(const PointCloud& points, std::size_t most);

}  // namespace analysis
