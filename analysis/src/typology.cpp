#include "analysis/typology.hpp"

#include "class_description.hpp"
#include "class_partition.hpp"
#include "class_stability.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace analysis {
namespace {

/// Classes by falling weight, then by their first profile.
std::vector<std::size_t> largest_first(const std::vector<std::size_t>& of_point, const PointCloud& centres) {
    std::vector<std::size_t> first(centres.size(), of_point.size());
    for (std::size_t p = of_point.size(); p > 0; --p) first[of_point[p - 1]] = p - 1;
    std::vector<std::size_t> order(centres.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (centres.weights[a] > centres.weights[b]) return true;
        if (centres.weights[b] > centres.weights[a]) return false;
        return first[a] < first[b];
    });
    std::vector<std::size_t> place(centres.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<std::size_t> renumbered;
    renumbered.reserve(of_point.size());
    for (const std::size_t k : of_point) renumbered.push_back(place[k]);
    return renumbered;
}

std::string too_few(const TypologyRequest& request, std::size_t profiles) {
    const std::string found = std::to_string(profiles) + " profils de réponse distincts";
    if (request.classes)
        return "seulement " + found + " : moins que les " + std::to_string(*request.classes) +
               " classes demandées";
    return "seulement " + found + " : trop peu pour proposer un nombre de classes, indiquez-le (--clusters)";
}

}  // namespace

Estimable<Typology> typology(const AnswerProfiles& people, const CorrespondenceAxes& axes,
                             const TypologyRequest& request) {
    const std::size_t used = request.axes.value_or(axes_above_independence(axes));
    if (used == 0) return not_estimable("aucun axe au-delà de 1/Q : les items sont indépendants deux à deux");
    if (used > axes.eigenvalues.size())
        return not_estimable("l’analyse n’a que " + std::to_string(axes.eigenvalues.size()) + " axes");
    PointCloud points{profile_coordinates(axes, people, used), {}};
    double total = 0.0;
    for (const auto& profile : people.profiles) total += profile.weight;
    for (const auto& profile : people.profiles) points.weights.push_back(profile.weight / total);

    const auto parts = partition(points, request.classes);
    if (!parts) return not_estimable(too_few(request, people.profiles.size()));
    const auto of_profile =
        largest_first(parts->of_point, barycentres(points, parts->of_point, parts->classes));
    const PointCloud centres = barycentres(points, of_profile, parts->classes);
    const auto stability = class_stability(people, of_profile, parts->classes, used, request);

    Typology result{used,
                    describe_classes(people, of_profile, parts->classes),
                    {},
                    0.0,
                    parts->grouped,
                    stability.replicates};
    for (std::size_t k = 0; k < parts->classes; ++k) {
        result.classes[k].jaccard = stability.jaccard[k];
        for (std::size_t s = 0; s < used; ++s) result.classes[k].centre.push_back(centres.at.at(k, s));
    }
    const double inertia = parts->within_tree.front();
    for (const double within : parts->within_tree) result.within_percent.push_back(100.0 * within / inertia);
    result.explained_percent = 100.0 * (1.0 - parts->within / inertia);
    return result;
}

}  // namespace analysis
