#pragma once

#include "log_factorials.hpp"
#include "work_budget.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace analysis {

/// Draws `places` people from rows of given sizes, everybody as likely: the numbers that come from each
/// row follow a multivariate hypergeometric. Walks its outcomes more probable than `least`, row by row
/// and from the most probable number outwards: the probability of the first rows bounds that of every outcome
/// that begins so.
///
/// met(taken, probability) is called with each outcome, passed_over(probability) with the mass of those that
/// are not walked, which add up to 1. Stops early when the budget is exhausted. Requires two rows or more.
template <class Met, class PassedOver>
class ColumnWalk {
public:
    ColumnWalk(std::span<const std::size_t> sizes, std::size_t places, double least,
               const LogFactorials& factorials, WorkBudget& budget, Met met, PassedOver passed_over)
        : sizes_{sizes},
          places_{places},
          least_{least},
          factorials_{factorials},
          budget_{budget},
          met_{met},
          passed_over_{passed_over},
          taken_(sizes.size(), 0) {}

    void run() { from_row(0, std::accumulate(sizes_.begin(), sizes_.end(), std::size_t{0}), places_, 1.0); }

private:
    /// P(x come from a row of `size`), `places` of `people` being drawn.
    double one_row(std::size_t size, std::size_t people, std::size_t places, std::size_t x) const {
        return std::exp(static_cast<double>(factorials_.choose(size, x) +
                                            factorials_.choose(people - size, places - x) -
                                            factorials_.choose(people, places)));
    }

    void from_row(std::size_t i, std::size_t people, std::size_t places, double before) {
        const std::size_t size = sizes_[i];
        const std::size_t others = people - size;
        const bool last_free = i + 2 == sizes_.size();  // the last row gives what is missing
        const auto take = [&](std::size_t x, double probability) {
            if (!(probability > least_)) {
                passed_over_(probability);
                return;
            }
            taken_[i] = x;
            if (last_free) {
                taken_[i + 1] = places - x;
                met_(std::span<const std::size_t>{taken_}, probability);
            } else {
                from_row(i + 1, others, places - x, probability);
            }
        };
        const std::size_t fewest = places > others ? places - others : 0;
        const std::size_t most = std::min(size, places);
        const std::size_t mode = std::clamp((places + 1) * (size + 1) / (people + 2), fewest, most);
        const double at_mode = before * one_row(size, people, places, mode);
        take(mode, at_mode);
        double probability = at_mode;
        for (std::size_t x = mode; x < most && budget_.spend(1); ++x) {
            probability *= static_cast<double>((size - x) * (places - x)) /
                           static_cast<double>((x + 1) * (others + x + 1 - places));
            take(x + 1, probability);
        }
        probability = at_mode;
        for (std::size_t x = mode; x > fewest && budget_.spend(1); --x) {
            probability *= static_cast<double>(x * (others + x - places)) /
                           static_cast<double>((size - x + 1) * (places - x + 1));
            take(x - 1, probability);
        }
    }

    std::span<const std::size_t> sizes_;
    std::size_t places_;
    double least_;
    const LogFactorials& factorials_;
    WorkBudget& budget_;
    Met met_;
    PassedOver passed_over_;
    std::vector<std::size_t> taken_;
};

}  // namespace analysis
