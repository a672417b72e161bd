#include "analysis/response_plan.hpp"

#include "analysis/distributions.hpp"
#include "analysis/hypergeometric.hpp"

#include <algorithm>
#include <cmath>

namespace analysis {
namespace {

constexpr double kRounding = 1e-9;  // a goal met but for the last bits is met
constexpr double kSure = 0.95;

double reach(PlanGoal::Kind kind) {
    const double z = normal_quantile(0.975);
    return kind == PlanGoal::Kind::precision ? z : (z + normal_quantile(0.8)) * std::sqrt(2.0);
}

/// S^2 of a group.
double spread(const PlanGoal& goal, double people) {
    const double square = goal.sd * goal.sd;
    return goal.percentage && people > 1.0 ? square * people / (people - 1.0) : square;
}

Number reached(const PlanGoal& goal, PlanGoal::Kind kind, double answers, std::size_t people) {
    if (answers < 2.0) return no_number("moins de deux réponses attendues");
    const auto all = static_cast<double>(people);
    return reach(kind) * std::sqrt(std::max(0.0, 1.0 - answers / all) * spread(goal, all) / answers);
}

}  // namespace

std::size_t answers_needed(const PlanGoal& goal, std::size_t people) {
    if (people <= 1) return people;
    const auto all = static_cast<double>(people);
    const double square = std::pow(reach(goal.kind), 2.0) * spread(goal, all);
    const double needed = square / (goal.value * goal.value + square / all);
    return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(needed - kRounding)), 1, people);
}

Number half_width(const PlanGoal& goal, double answers, std::size_t people) {
    return reached(goal, PlanGoal::Kind::precision, answers, people);
}

Number detectable_change(const PlanGoal& goal, double answers, std::size_t people) {
    return reached(goal, PlanGoal::Kind::detection, answers, people);
}

double chance_at_response(std::size_t k, std::size_t people, double response) {
    if (k == 0) return 1.0;
    if (k > people) return 0.0;
    if (response >= 1.0) return 1.0;
    // P(X >= k) = I_r(k, n - k + 1), a tail of Fisher's F
    const auto at_least = static_cast<double>(k);
    const double rest = static_cast<double>(people) - at_least + 1.0;
    return f_tail(at_least * (1.0 - response) / (rest * response), 2.0 * rest, 2.0 * at_least);
}

double chance_at_answers(std::size_t k, std::size_t people, std::size_t answers, std::size_t all) {
    if (k == 0) return 1.0;
    if (k > std::min(people, answers)) return 0.0;
    if (k <= answers - std::min(answers, all - people))
        return 1.0;  // too few others to answer in their place
    const HypergeometricTails tails{all};
    return std::min(1.0, std::pow(10.0, tails.log10_at_least(k, {all, people, answers})));
}

std::size_t smallest_group(std::size_t k, double response) {
    std::size_t high = std::max<std::size_t>(k, 1);
    while (chance_at_response(k, high, response) < kSure) high *= 2;
    std::size_t low = std::max<std::size_t>(k, 1);
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (chance_at_response(k, middle, response) < kSure)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

}  // namespace analysis
