#include "point_cloud.hpp"

namespace analysis {

PointCloud barycentres(const PointCloud& points, const std::vector<std::size_t>& group, std::size_t groups) {
    PointCloud centres{{groups, points.dimensions(), 0.0}, std::vector<double>(groups, 0.0)};
    for (std::size_t i = 0; i < points.size(); ++i) {
        centres.weights[group[i]] += points.weights[i];
        for (std::size_t s = 0; s < points.dimensions(); ++s)
            centres.at.at(group[i], s) += points.weights[i] * points.at.at(i, s);
    }
    for (std::size_t g = 0; g < groups; ++g)
        for (std::size_t s = 0; s < points.dimensions(); ++s)
            if (centres.weights[g] > 0.0) centres.at.at(g, s) /= centres.weights[g];
    return centres;
}

double inertia_within(const PointCloud& points, const std::vector<std::size_t>& group, std::size_t groups) {
    const PointCloud centres = barycentres(points, group, groups);
    double inertia = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i)
        inertia += points.weights[i] * squared_distance(points, i, centres, group[i]);
    return inertia;
}

}  // namespace analysis
