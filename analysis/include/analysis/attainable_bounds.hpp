#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace analysis {

/// The most people that a set of profiles may hold for somebody who knows the rows shown:
///
///     max sum_{p in set} x_p   subject to   sum_{p in r} x_p = n_r for every row r shown,   x >= 0
///
/// The unknowns are real numbers, so that the maximum is at least that of whole numbers, and equal to it in two-way
/// tables.
///
/// Reference: Fischetti M., Salazar J. J. (2000), Models and algorithms for optimizing cell suppression in tabular
/// data with linear constraints, JASA 95, 916-928.
class AttainableBounds {
public:
    using Members = std::span<const std::uint32_t>;
    struct Row {
        Members members;
        std::size_t people = 0;
    };

    /// Every row is shown at first.
    AttainableBounds(std::size_t profiles, std::span<const Row> rows);
    ~AttainableBounds();
    AttainableBounds(AttainableBounds&&) noexcept;
    AttainableBounds& operator=(AttainableBounds&&) noexcept;

    /// One more row, hidden; its place.
    std::size_t add(const Row& row);
    void show(std::size_t row);
    void hide(std::size_t row);

    /// Infinite when no row bounds it; within the rounding of doubles else. Throws std::runtime_error when the solver
    /// fails or the rows shown contradict each other.
    double maximum(Members set);
    /// Where the last finite maximum is attained.
    std::vector<double> point() const;
    /// Programmes solved so far.
    std::size_t programs() const;

private:
    struct Programme;
    std::unique_ptr<Programme> programme_;
};

}  // namespace analysis
