#pragma once

#include "analysis/grouping.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tests {

/// A CSV text of numbers with a header row; empty or NA cells are missing, columns in the order asked.
std::vector<analysis::Answers> number_columns(const std::string& csv, const std::vector<std::string>& names);

/// The cells of one column of a CSV text as they are.
std::vector<std::string> text_column(const std::string& csv, const std::string& name);

/// The cells as groups, labelled in the order they first appear.
analysis::Grouping grouping(const std::vector<std::string>& cells);

/// The file work-addiction-2016.csv beside the project (folder `shared/data`, or that of VIGIE_SHARED);
/// nullopt where it has not been put there.
std::optional<std::string> work_addiction_csv();

/// The same rows in another order, drawn from the seed.
std::vector<std::size_t> shuffled_rows(std::size_t rows, unsigned seed);

template <class T>
std::vector<T> in_order(const std::vector<T>& values, const std::vector<std::size_t>& order) {
    std::vector<T> result;
    result.reserve(order.size());
    for (const std::size_t row : order) result.push_back(values[row]);
    return result;
}

}  // namespace tests
