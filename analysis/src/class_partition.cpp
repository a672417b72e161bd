#include "class_partition.hpp"

#include "micro_groups.hpp"
#include "ward_tree.hpp"

#include <algorithm>

namespace analysis {
namespace {

constexpr std::size_t kMostLeaves = 2'000;
constexpr std::size_t kFewestProposed = 3;
constexpr std::size_t kMostProposed = 10;
constexpr int kMostRounds = 500;

std::vector<double> within_along(const std::vector<Merge>& tree) {
    std::vector<double> within(tree.size() + 1, 0.0);
    for (std::size_t m = 0; m < tree.size(); ++m) {
        const std::size_t left = tree.size() - m;  // classes once it is done
        within[left - 1] = within[left] + tree[m].height;
    }
    within.resize(std::min(within.size(), kMostProposed + 1));
    return within;
}

std::optional<std::size_t> proposed_classes(const std::vector<double>& within, std::size_t points) {
    std::optional<std::size_t> best;
    double least = 2.0;
    for (std::size_t k = kFewestProposed; k <= std::min(kMostProposed, points / 2); ++k) {
        if (!(within[k - 2] > 0.0)) break;
        const double ratio = within[k - 1] / within[k - 2];
        if (!(ratio < least)) continue;
        least = ratio;
        best = k;
    }
    return best;
}

/// The nearest barycentre of each point, the first of several.
std::vector<std::size_t> nearest_centres(const PointCloud& points, const PointCloud& centres) {
    std::vector<std::size_t> nearest;
    nearest.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::size_t best = 0;
        double least = squared_distance(points, i, centres, 0);
        for (std::size_t g = 1; g < centres.size(); ++g) {
            const double apart = squared_distance(points, i, centres, g);
            if (apart < least) {
                least = apart;
                best = g;
            }
        }
        nearest.push_back(best);
    }
    return nearest;
}

bool all_peopled(const std::vector<std::size_t>& group, std::size_t groups) {
    std::vector<bool> seen(groups, false);
    for (const std::size_t g : group) seen[g] = true;
    return std::find(seen.begin(), seen.end(), false) == seen.end();
}

/// Stops before a class would lose its last point.
std::vector<std::size_t> consolidated(const PointCloud& points, std::vector<std::size_t> group,
                                      std::size_t groups) {
    for (int round = 0; round < kMostRounds; ++round) {
        auto moved = nearest_centres(points, barycentres(points, group, groups));
        if (moved == group || !all_peopled(moved, groups)) break;
        group = std::move(moved);
    }
    return group;
}

}  // namespace

std::optional<Partition> partition(const PointCloud& points, std::optional<std::size_t> classes) {
    const auto leaf = micro_groups(points, kMostLeaves);
    const std::size_t leaves = *std::max_element(leaf.begin(), leaf.end()) + 1;
    const auto tree = ward_tree(barycentres(points, leaf, leaves));
    Partition result{{}, 0, within_along(tree), 0.0, leaves < points.size()};
    const double within_leaves = inertia_within(points, leaf, leaves);
    for (double& within : result.within_tree) within += within_leaves;

    if (!classes) classes = proposed_classes(result.within_tree, points.size());
    if (!classes || *classes > leaves) return std::nullopt;
    result.classes = *classes;
    const auto cut = cut_tree(tree, *classes);
    std::vector<std::size_t> group;
    group.reserve(points.size());
    for (const std::size_t l : leaf) group.push_back(cut[l]);
    result.of_point = consolidated(points, std::move(group), *classes);
    result.within = inertia_within(points, result.of_point, *classes);
    return result;
}

}  // namespace analysis
