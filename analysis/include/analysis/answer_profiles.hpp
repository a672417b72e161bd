#pragma once

#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "analysis/design.hpp"
#include "analysis/number.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace analysis {

/// A category of an item.
struct ItemCategory {
    std::size_t item;  ///< index into the items asked for
    Category category;
};

/// People who gave the same answer to every item.
struct AnswerProfile {
    std::vector<std::uint16_t> answers;  ///< one an item, index into AnswerProfiles::categories
    std::vector<double> weights;         ///< of each of them, ascending
    double weight = 0.0;                 ///< their sum
};

/// Distinct profiles in lexicographic order, whatever the order of the rows: what follows from them is the
/// same to the last bit for any permutation.
struct AnswerProfiles {
    std::vector<std::string> items;
    std::vector<ItemCategory> categories;  ///< chosen by somebody kept, item by item in the column's order
    std::vector<ItemCategory> absent;      ///< of the columns, chosen by nobody kept
    std::vector<AnswerProfile> profiles;
    std::size_t n = 0;         ///< people kept
    std::size_t left_out = 0;  ///< people without one answer at least, or of weight zero
    Number base;               ///< n, or under a design Kish's (sum w)^2 / sum w^2 of the people kept
};

/// People who answered every item; a row with a missing one leaves as a whole, nothing is imputed.
///
/// Refuses, naming the file, the column and what to do: an absent column, one of more than 250 values, nobody
/// who answered everything, an item in which the people kept all chose one category, more than 600 categories.
/// Requires two items at least.
questionnaires::Result<AnswerProfiles, DataError> answer_profiles(const Dataset& data,
                                                                  const std::vector<std::string>& items,
                                                                  const Design* design = nullptr);

}  // namespace analysis
