#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace analysis {

/// Units that hold the same terms.
struct TermProfile {
    std::vector<std::uint32_t> terms;  ///< ascending
    std::size_t copies = 1;

    std::size_t ones() const { return copies * terms.size(); }
};

/// A table of units by terms, present or not, as its distinct rows.
struct TermTable {
    std::vector<TermProfile> profiles;  ///< none empty
    std::vector<std::size_t> columns;   ///< units that hold each term; 0 for a term of no use here
    std::size_t units = 0;
    std::size_t ones = 0;

    TermTable(std::vector<TermProfile> rows, std::size_t terms);
    /// Terms that somebody holds.
    std::size_t filled_columns() const;
};

/// Coordinates of the profiles on the first axis of the table's correspondence analysis, up to sign and scale, by reciprocal
/// averaging from a fixed start.
std::vector<double> first_axis(const TermTable& table);

/// The table's units in two parts; true = in the first.
struct TwoParts {
    std::vector<bool> first;  ///< by profile
    std::size_t units = 0;    ///< of the first
    double chi_square = 0.0;  ///< of the table parts by terms
};

/// Cut along the first axis, then changed while single changes raise the chi-square. Requires two profiles.
TwoParts cut_in_two(const TermTable& table);

/// Pearson's chi-square of the table parts by terms.
double chi_square_of(const TermTable& table, const std::vector<bool>& first);

}  // namespace analysis
