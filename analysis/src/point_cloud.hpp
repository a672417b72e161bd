#pragma once

#include "analysis/cells.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// Weighted points in Euclidean space, one a row. Weights are positive.
struct PointCloud {
    Cells<double> at;
    std::vector<double> weights;

    std::size_t size() const { return at.rows; }
    std::size_t dimensions() const { return at.cols; }
};

/// Squared distance between a point of one cloud and a point of another of the same dimensions.
inline double squared_distance(const PointCloud& a, std::size_t i, const PointCloud& b, std::size_t j) {
    double sum = 0.0;
    for (std::size_t s = 0; s < a.dimensions(); ++s) {
        const double apart = a.at.at(i, s) - b.at.at(j, s);
        sum += apart * apart;
    }
    return sum;
}

/// The barycentres of `groups` groups, each with its weight; those without point stay at the origin, weight 0.
PointCloud barycentres(const PointCloud& points, const std::vector<std::size_t>& group, std::size_t groups);

/// Sum of weight times squared distance to the barycentre of the point's group.
double inertia_within(const PointCloud& points, const std::vector<std::size_t>& group, std::size_t groups);

}  // namespace analysis
