#pragma once

#include <cstddef>
#include <string>

#include "analysis/disclosure.hpp"

namespace reports {

/// Numbers of people as the plenary sees them: rounded to 5, halves up.
std::size_t rounded_count(std::size_t people);

/// « ≈ 410 ».
std::string about(std::size_t people);

/// The base of a question in a group of `size` people: « n ≈ 390 ». Where fewer than the threshold did not
/// answer, a bound that says nothing of them: « n ≥ 400 ». Requires threshold <= base <= size.
std::string printed_base(std::size_t base, std::size_t size, analysis::Threshold threshold);

/// Bases up to which a share near its end is printed as a bound and answers are not spread out: 5 k.
std::size_t small_base(analysis::Threshold threshold);

/// How near its end, in percent, a share must be for that: 10 under 20 answers, else 5.
double unanimity_margin(std::size_t base);

}  // namespace reports
