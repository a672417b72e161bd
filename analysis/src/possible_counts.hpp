#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace analysis {

/// Counts by profile as they could be, from a solver that computes in doubles. Where they are fractions of a small
/// denominator they are kept as these, and everything said of them is exact. Where not, sums agree within the
/// rounding of the solver, and reach a number of people only when they are above it by far more than that.
class PossibleCounts {
public:
    using Members = std::span<const std::uint32_t>;

    explicit PossibleCounts(const std::vector<double>& point);

    /// Whether the profiles hold exactly that many people.
    bool agrees(Members profiles, std::size_t people) const;
    /// Whether they hold at least that many.
    bool reaches(Members profiles, std::size_t people) const;

private:
    double sum(Members profiles) const;

    double denominator_ = 1.0;
    std::vector<double> parts_;  ///< of each profile
    bool exact_ = false;         ///< whether parts are whole numbers
};

}  // namespace analysis
