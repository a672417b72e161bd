#pragma once

#include "binomials.hpp"
#include "log_factorials.hpp"
#include "work_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace analysis {

/// Which tables of a half are listed: those more probable than `least`.
struct Listing {
    /// The mass of the others: what the listed ones leave of 1, or nothing worth counting.
    enum class Rest { complement, negligible };

    double least = 0.0;
    Rest rest = Rest::negligible;
};

/// The probabilities, given the sums of the rows, of the tables of one half of the columns, largest first.
struct HalfTables {
    std::vector<double> probability;
    std::vector<double> from_here_on;  ///< mass from each place on, one place more than probabilities

    std::size_t size() const { return probability.size(); }
};

/// The lists of a half, by the sums of its rows. A list goes down to the least probable table that can
/// matter in the likeliest node that uses it.
///
///     HalfLists (expect)* (of)*
class HalfLists {
public:
    static constexpr std::uint64_t kStepsOfListed = 4;  ///< to find a table of a half and sort it

    /// One or two columns of these sums.
    HalfLists(const std::vector<std::size_t>& columns, const LogFactorials& factorials, WorkBudget& budget);

    /// These row sums occur in a node of this probability.
    void expect(const std::vector<std::size_t>& rows, double node);
    /// Different row sums expected.
    std::size_t expected() const { return likeliest_.size(); }

    /// Lives until the next call. `listing` is that of a node of probability 1. Requires rows that were expected.
    const HalfTables& of(const std::vector<std::size_t>& rows, Listing listing);

private:
    void list_from(std::size_t row, std::size_t places, double before);
    HalfTables list(const std::vector<std::size_t>& rows, Listing listing);

    std::size_t in_first_;
    bool two_columns_;
    Binomials binomials_;
    WorkBudget& budget_;
    std::map<std::vector<std::size_t>, double> likeliest_;
    std::map<std::vector<std::size_t>, HalfTables> lists_;  ///< those asked for last
    std::size_t kept_ = 0;                                  ///< probabilities in them

    // Of the list being made.
    std::vector<const double*> in_row_;     ///< P(x of a row in the first column), rows being binomial
    std::vector<const double*> in_others_;  ///< the same of all the rows after it
    std::vector<std::size_t> rows_;
    std::vector<std::size_t> people_;  ///< of each row and those after it
    double least_ = 0.0;
    std::vector<double> found_;
    std::vector<double> scratch_;
};

}  // namespace analysis
