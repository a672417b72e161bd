#include "micro_groups.hpp"

#include <algorithm>
#include <numeric>
#include <queue>
#include <utility>

namespace analysis {
namespace {

struct Group {
    std::vector<std::size_t> points;  ///< ascending
    double inertia = 0.0;
    std::size_t widest = 0;  ///< axis
    double centre = 0.0;     ///< on it
};

Group group_of(std::vector<std::size_t> members, const PointCloud& points) {
    Group group{std::move(members)};
    double most = -1.0;
    for (std::size_t s = 0; s < points.dimensions(); ++s) {
        double weight = 0.0;
        double sum = 0.0;
        for (const std::size_t i : group.points) {
            weight += points.weights[i];
            sum += points.weights[i] * points.at.at(i, s);
        }
        const double centre = sum / weight;
        double spread = 0.0;
        for (const std::size_t i : group.points)
            spread += points.weights[i] * (points.at.at(i, s) - centre) * (points.at.at(i, s) - centre);
        group.inertia += spread;
        if (spread > most) {
            most = spread;
            group.widest = s;
            group.centre = centre;
        }
    }
    return group;
}

struct LessInertia {
    bool operator()(const Group& a, const Group& b) const {
        return a.inertia != b.inertia ? a.inertia < b.inertia : a.points.front() > b.points.front();
    }
};

}  // namespace

std::vector<std::size_t> micro_groups(const PointCloud& points, std::size_t most) {
    std::vector<std::size_t> all(points.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (points.size() <= most) return all;

    std::priority_queue<Group, std::vector<Group>, LessInertia> waiting;
    std::vector<std::vector<std::size_t>> done;
    waiting.push(group_of(std::move(all), points));
    while (!waiting.empty() && waiting.size() + done.size() < most) {
        const Group group = waiting.top();
        waiting.pop();
        std::vector<std::size_t> below;
        std::vector<std::size_t> above;
        for (const std::size_t i : group.points)
            (points.at.at(i, group.widest) < group.centre ? below : above).push_back(i);
        if (below.empty() || above.empty()) {
            done.push_back(group.points);
            continue;
        }
        waiting.push(group_of(std::move(below), points));
        waiting.push(group_of(std::move(above), points));
    }
    for (; !waiting.empty(); waiting.pop()) done.push_back(waiting.top().points);

    std::sort(done.begin(), done.end());
    std::vector<std::size_t> group(points.size());
    for (std::size_t g = 0; g < done.size(); ++g)
        for (const std::size_t i : done[g]) group[i] = g;
    return group;
}

}  // namespace analysis
