#pragma once

#include "analysis/sample.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

/// The group of each respondent.
struct Grouping {
    std::vector<std::string> labels;
    std::vector<std::optional<std::size_t>> of_row;  ///< index into labels; nullopt = in none
};

/// The answers of each group, in the order of the labels; rows without answer or group are left out.
/// Requires as many rows in both.
std::vector<Sample> samples_by_group(const Answers& answers, const Grouping& grouping);

}  // namespace analysis
