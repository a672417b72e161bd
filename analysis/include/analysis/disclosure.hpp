#pragma once

#include "analysis/data_error.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// Smallest group whose answers may be shown.
class Threshold {
public:
    static constexpr std::size_t kFloor = 5;

    /// 10.
    Threshold() = default;
    /// Refuses a threshold under the floor.
    static questionnaires::Result<Threshold, DataError> of(std::size_t people);

    std::size_t people() const { return people_; }

private:
    std::size_t people_ = 10;
};

/// What becomes of a group. The reason of a hiding is for the expert: documents print one symbol for
/// all, or the mark itself would tell which groups are small.
enum class Visibility {
    shown,
    below_threshold,  ///< 1 to k - 1 people
    complement,       ///< hidden so that another group cannot be derived by subtraction
    whole_table       ///< fewer than k people in all
};

/// The first gate. It looks at group sizes only, never at answers, so that a refusal says nothing
/// about answers. Empty groups are shown: nobody is a size. Ties go to the earlier group, so the
/// decision depends on the sizes and their order alone.

/// Groups that add up to a total which is shown: hides those of 1 to k - 1 people, then the smallest
/// others until those hidden add up to k or more.
std::vector<Visibility> protect_breakdown(const std::vector<std::size_t>& sizes, Threshold threshold);

/// One item in the groups of a breakdown: bases[g] people of group g answered it. A group hidden in
/// the breakdown stays hidden; the same rule then applies to the bases, counting all hidden ones.
/// Requires as many groups as bases.
std::vector<Visibility> protect_item(const std::vector<Visibility>& groups,
                                     const std::vector<std::size_t>& bases, Threshold threshold);

/// Decisions on two crossed profile variables.
struct CrossedVisibility {
    std::vector<Visibility> rows;
    std::vector<Visibility> cols;
    std::vector<std::vector<Visibility>> cells;  ///< by rows
};

/// Margins by protect_breakdown; every cell of a hidden row or column is hidden, and every cell of 1
/// to k - 1 people; then further cells, the smallest in the row or column concerned first, until
/// whoever knows all that is shown must admit k people or more in each cell of 1 to k - 1. That
/// bound is exact: the largest flow through the hidden cells, rows and columns being nodes and the
/// hidden margins together one node each. Hence nothing follows from sums and differences of lines.
/// Requires rows of equal length.
CrossedVisibility protect_crossing(const std::vector<std::vector<std::size_t>>& counts, Threshold threshold);

}  // namespace analysis
