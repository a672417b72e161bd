#pragma once

#include "log_factorials.hpp"

#include <cstddef>

namespace analysis {

/// Numbers of people: in both, in the class, with the category, in all.
struct Overlap {
    std::size_t both;
    std::size_t in_class;
    std::size_t in_category;
    std::size_t all;
};

/// How far a category is over-represented (> 0) or under-represented (< 0) in a class, as the z of the same
/// two-sided probability. With X hypergeometric, people of the class drawn without replacement:
///
///     p = min(2 P(X < x) + P(X = x), 2 P(X > x) + P(X = x))       |v| = z such that P(|Z| > z) = p
///
/// the definition of FactoMineR::catdes, in logarithms, so that it has a value far beyond p = 1e-300.
/// 0 < in_class < all, 0 < in_category < all; `factorials` up to all.
double overlap_v_test(const Overlap& people, const LogFactorials& factorials);

/// z > 0 such that log P(Z > z) = log_tail, log_tail <= log(1/2).
double z_of_log_tail(double log_tail);

}  // namespace analysis
