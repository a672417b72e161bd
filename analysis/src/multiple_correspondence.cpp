#include "analysis/multiple_correspondence.hpp"

#include "symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>

namespace analysis {
namespace {

constexpr double kZero = 1e-12;
constexpr double kRounding = 1e-9;

/// Weight of the people who chose both categories.
Cells<double> burt_table(const AnswerProfiles& people, const std::vector<double>& weights) {
    Cells<double> burt{people.categories.size(), people.categories.size(), 0.0};
    for (std::size_t p = 0; p < people.profiles.size(); ++p) {
        const auto& answers = people.profiles[p].answers;
        for (std::size_t q = 0; q < answers.size(); ++q)
            for (std::size_t r = 0; r <= q; ++r) burt.at(answers[q], answers[r]) += weights[p];
    }
    return burt;
}

/// The largest coordinate of the axis, in absolute value, becomes positive.
void fix_sign(CorrespondenceAxes& axes, std::size_t s) {
    std::vector<double> sizes(axes.masses.size(), 0.0);
    for (std::size_t j = 0; j < sizes.size(); ++j)
        if (axes.masses[j] > 0.0) sizes[j] = std::fabs(axes.vectors.at(j, s)) / std::sqrt(axes.masses[j]);
    const double largest = *std::max_element(sizes.begin(), sizes.end());
    std::size_t first = 0;
    while (sizes[first] < largest * (1.0 - kRounding)) ++first;
    if (axes.vectors.at(first, s) > 0.0) return;
    for (std::size_t j = 0; j < sizes.size(); ++j) axes.vectors.at(j, s) = -axes.vectors.at(j, s);
}

template <class Value>
auto by_category(const CorrespondenceAxes& axes, Value value) {
    Cells<decltype(value(0, 0))> cells{axes.masses.size(), axes.eigenvalues.size(), value(0, 0)};
    for (std::size_t j = 0; j < cells.rows; ++j)
        for (std::size_t s = 0; s < cells.cols; ++s) cells.at(j, s) = value(j, s);
    return cells;
}

/// V / sqrt(m), the standard coordinate of a category.
double standard_coordinate(const CorrespondenceAxes& axes, std::size_t j, std::size_t s) {
    return axes.masses[j] > 0.0 ? axes.vectors.at(j, s) / std::sqrt(axes.masses[j]) : 0.0;
}

}  // namespace

Estimable<CorrespondenceAxes> correspondence_axes(const AnswerProfiles& people,
                                                  const std::vector<double>& weights) {
    Cells<double> matrix = burt_table(people, weights);
    const std::size_t size = matrix.rows;
    const auto q = static_cast<double>(people.items.size());
    double total = 0.0;
    for (const double weight : weights) total += weight;
    CorrespondenceAxes axes{people.items.size(), {}, {}, {}, 0.0};
    for (std::size_t j = 0; j < size; ++j) axes.masses.push_back(matrix.at(j, j) / (total * q));
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            const double expected = axes.masses[i] * axes.masses[j];
            matrix.at(i, j) =
                expected > 0.0 ? (matrix.at(i, j) / (total * q * q) - expected) / std::sqrt(expected) : 0.0;
        }
    for (std::size_t j = 0; j < size; ++j) axes.inertia += matrix.at(j, j);

    const auto eigen = symmetric_eigen(matrix);
    if (!eigen) return not_estimable("la décomposition en axes ne converge pas");
    for (const double value : eigen->values)
        if (value > kZero) axes.eigenvalues.push_back(value);
    if (axes.eigenvalues.empty()) return not_estimable("aucun axe : les réponses ne varient pas");
    axes.vectors = {size, axes.eigenvalues.size(), 0.0};
    for (std::size_t j = 0; j < size; ++j)
        for (std::size_t s = 0; s < axes.eigenvalues.size(); ++s)
            axes.vectors.at(j, s) = axes.masses[j] > 0.0 ? eigen->vectors.at(j, s) : 0.0;
    for (std::size_t s = 0; s < axes.eigenvalues.size(); ++s) fix_sign(axes, s);
    return axes;
}

Estimable<CorrespondenceAxes> correspondence_axes(const AnswerProfiles& people) {
    std::vector<double> weights;
    for (const auto& profile : people.profiles) weights.push_back(profile.weight);
    return correspondence_axes(people, weights);
}

Cells<double> category_coordinates(const CorrespondenceAxes& axes) {
    return by_category(axes, [&axes](std::size_t j, std::size_t s) {
        return std::sqrt(axes.eigenvalues[s]) * standard_coordinate(axes, j, s);
    });
}

Cells<double> category_contributions(const CorrespondenceAxes& axes) {
    return by_category(axes, [&axes](std::size_t j, std::size_t s) {
        return 100.0 * axes.vectors.at(j, s) * axes.vectors.at(j, s);
    });
}

Cells<Number> category_v_tests(const CorrespondenceAxes& axes, const AnswerProfiles& people) {
    return by_category(axes, [&](std::size_t j, std::size_t s) -> Number {
        if (!people.base || !(people.base.value() > 1.0))
            return no_number("effectif efficace d’une personne au plus");
        const double share = axes.masses[j] * static_cast<double>(axes.items);
        const double spread = share * (people.base.value() - 1.0) / (1.0 - share);
        return finite_or(std::sqrt(axes.eigenvalues[s]) * standard_coordinate(axes, j, s) * std::sqrt(spread),
                         "modalité choisie par tous");
    });
}

Cells<double> profile_coordinates(const CorrespondenceAxes& axes, const AnswerProfiles& people,
                                  std::size_t count) {
    Cells<double> coordinates{people.profiles.size(), count, 0.0};
    for (std::size_t p = 0; p < people.profiles.size(); ++p)
        for (std::size_t s = 0; s < count; ++s) {
            double sum = 0.0;
            for (const std::size_t j : people.profiles[p].answers) sum += standard_coordinate(axes, j, s);
            coordinates.at(p, s) = sum / static_cast<double>(axes.items);
        }
    return coordinates;
}

std::size_t axes_above_independence(const CorrespondenceAxes& axes) {
    const double alone = 1.0 / static_cast<double>(axes.items);
    std::size_t count = 0;
    while (count < axes.eigenvalues.size() && axes.eigenvalues[count] > alone * (1.0 + kRounding)) ++count;
    return count;
}

std::vector<Number> adjusted_percents(const CorrespondenceAxes& axes) {
    const auto q = static_cast<double>(axes.items);
    double squares = 0.0;
    for (const double value : axes.eigenvalues) squares += value * value;
    const double off_diagonal = q / (q - 1.0) * (squares - axes.inertia / q);
    std::vector<Number> percents;
    const std::size_t above = axes_above_independence(axes);
    for (std::size_t s = 0; s < axes.eigenvalues.size(); ++s) {
        if (s >= above) {
            percents.push_back(no_number("axe sous 1/Q, ce que donnent des items indépendants"));
            continue;
        }
        const double excess = q / (q - 1.0) * (axes.eigenvalues[s] - 1.0 / q);
        percents.push_back(
            finite_or(100.0 * excess * excess / off_diagonal, "les items sont indépendants deux à deux"));
    }
    return percents;
}

}  // namespace analysis
