#pragma once

#include "analysis/number.hpp"

#include <cstddef>

namespace analysis {

/// What a wave must be able to show.
struct PlanGoal {
    enum class Kind { precision, detection };
    Kind kind = Kind::precision;
    /// precision: half-width of the 95 % interval; detection: change between two waves seen with power 80 % by a
    /// two-sided test at 5 %. In the unit of `sd`.
    double value = 5.0;
    /// Standard deviation of an answer: of a score, or for a percentage 100 sqrt(p (1 - p)).
    double sd = 50.0;
    bool percentage = true;
};

// Answers are drawn without replacement from the N people of a group, each wave from as many:
//
//     V(n) = (1 - n/N) S^2 / n,   S^2 = sd^2, of a percentage sd^2 N / (N - 1)
//     half-width = z.975 sqrt(V),  detectable change = (z.975 + z.80) sqrt(2 V)
//
// which supposes that those who answer are like those who do not. Normal quantiles: below some thirty answers the
// interval will be wider. Reference: Cochran (1977), Sampling Techniques, § 4.4. Oracle: tests/oracles/plan.R.

/// The least n that meets the goal; at most N, where there is no error left. 0 when N is 0.
std::size_t answers_needed(const PlanGoal& goal, std::size_t people);

/// Reason: fewer than two answers. Requires answers <= people.
Number half_width(const PlanGoal& goal, double answers, std::size_t people);
Number detectable_change(const PlanGoal& goal, double answers, std::size_t people);

/// P(X >= k) when each of `people` answers on their own with probability `response` in (0, 1]: binomial, exact.
/// Oracle: pbinom.
double chance_at_response(std::size_t k, std::size_t people, double response);

/// P(X >= k) when `answers` of all the people answer and any of them equally likely: hypergeometric, exact. Requires
/// people, answers <= all. Oracle: phyper.
double chance_at_answers(std::size_t k, std::size_t people, std::size_t answers, std::size_t all);

/// The smallest group that reaches k answers at this response in 95 waves out of 100.
std::size_t smallest_group(std::size_t k, double response);

}  // namespace analysis
