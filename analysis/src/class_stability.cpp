#include "class_stability.hpp"

#include "class_partition.hpp"
#include "seeded_draws.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace analysis {
namespace {

/// People drawn again with replacement, profile by profile.
struct Redrawn {
    std::vector<double> weights;
    std::vector<std::size_t> people;  ///< drawn at least once
};

Redrawn redraw(const AnswerProfiles& people, SeededDraws draws) {
    std::vector<std::size_t> times(people.n, 0);
    for (std::size_t i = 0; i < people.n; ++i) ++times[draws.below(people.n)];
    Redrawn result;
    std::size_t person = 0;
    for (const auto& profile : people.profiles) {
        double weight = 0.0;
        std::size_t once = 0;
        for (const double own : profile.weights) {
            weight += own * static_cast<double>(times[person]);
            if (times[person++] > 0) ++once;
        }
        result.weights.push_back(weight);
        result.people.push_back(once);
    }
    return result;
}

/// The class of each profile drawn, nullopt for the others; nothing when no partition can be made.
std::optional<std::vector<std::optional<std::size_t>>> classes_again(const AnswerProfiles& people,
                                                                     const Redrawn& drawn,
                                                                     std::size_t classes, std::size_t axes) {
    const auto again = correspondence_axes(people, drawn.weights);
    if (!again || again.value().eigenvalues.size() < axes) return std::nullopt;
    const auto all = profile_coordinates(again.value(), people, axes);
    PointCloud points{{0, axes, 0.0}, {}};
    for (std::size_t p = 0; p < all.rows; ++p) {
        if (drawn.people[p] == 0) continue;
        for (std::size_t s = 0; s < axes; ++s) points.at.values.push_back(all.at(p, s));
        points.weights.push_back(drawn.weights[p]);
        ++points.at.rows;
    }
    const auto parts = partition(points, classes);
    if (!parts) return std::nullopt;
    std::vector<std::optional<std::size_t>> of_profile(all.rows);
    std::size_t next = 0;
    for (std::size_t p = 0; p < all.rows; ++p)
        if (drawn.people[p] > 0) of_profile[p] = parts->of_point[next++];
    return of_profile;
}

/// Of each class with people drawn, the best share with a class of the replicate.
std::vector<std::optional<double>> best_shares(const std::vector<std::size_t>& before,
                                               const std::vector<std::optional<std::size_t>>& after,
                                               const Redrawn& drawn, std::size_t classes) {
    Cells<std::size_t> both{classes, classes, 0};
    for (std::size_t p = 0; p < before.size(); ++p)
        if (after[p]) both.at(before[p], *after[p]) += drawn.people[p];
    const auto sums = margins_of(both);
    std::vector<std::optional<double>> best(classes);
    for (std::size_t c = 0; c < classes; ++c) {
        if (sums.rows[c] == 0) continue;
        best[c] = 0.0;
        for (std::size_t d = 0; d < classes; ++d) {
            const std::size_t either = sums.rows[c] + sums.cols[d] - both.at(c, d);
            best[c] = std::max(*best[c], static_cast<double>(both.at(c, d)) / static_cast<double>(either));
        }
    }
    return best;
}

}  // namespace

ClassStability class_stability(const AnswerProfiles& people, const std::vector<std::size_t>& class_of_profile,
                               std::size_t classes, std::size_t axes, const TypologyRequest& request) {
    ClassStability result;
    std::vector<double> sums(classes, 0.0);
    std::vector<std::size_t> counts(classes, 0);
    for (std::size_t replicate = 0; replicate < request.replicates; ++replicate) {
        const Redrawn drawn = redraw(people, SeededDraws{request.seed, replicate});
        const auto again = classes_again(people, drawn, classes, axes);
        if (!again) continue;
        ++result.replicates;
        const auto shares = best_shares(class_of_profile, *again, drawn, classes);
        for (std::size_t c = 0; c < classes; ++c) {
            if (!shares[c]) continue;
            sums[c] += *shares[c];
            ++counts[c];
        }
    }
    const char* reason = request.replicates == 0 ? "stabilité non demandée (--bootstrap 0)"
                                                 : "aucun rééchantillon n’a permis de refaire les classes";
    for (std::size_t c = 0; c < classes; ++c)
        result.jaccard.push_back(counts[c] > 0 ? Number{sums[c] / static_cast<double>(counts[c])}
                                               : no_number(reason));
    return result;
}

}  // namespace analysis
