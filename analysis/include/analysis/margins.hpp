#pragma once

#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace analysis {

/// What the respondents of one category must weigh together.
struct MarginTarget {
    std::string category;
    double target = 0.0;
    std::uint32_t line = 0;  ///< in the margins file
};

/// Targets for every category of one variable, in the order of the file.
struct Margin {
    std::string variable;
    std::vector<MarginTarget> targets;

    double total() const;
};

using MarginsResult = questionnaires::Result<std::vector<Margin>, DataError>;

/// Reads a CSV file with the columns `variable`, `category`, `target`, a category a row; other columns are left alone.
/// Totals that differ by less than 1e-6 of the first are brought to it. Refuses, with file and line: a column that is
/// absent, a name that is missing, a category given twice, a target that is no number, negative or zero in
/// total, and variables whose totals differ.
MarginsResult read_margins(const std::string& path);

/// Respondents alike: the same category of every margin and the same starting weight.
struct Profile {
    std::vector<std::size_t> categories;  ///< one a margin, index into its targets
    double start = 1.0;
    std::size_t people = 0;
};

/// The respondents as the margins see them. Profiles are sorted, so that nothing depends on the order of the rows.
struct MarginSample {
    std::vector<Margin> margins;
    std::vector<Profile> profiles;
    std::vector<std::size_t> profile_of_row;

    /// People whose starting weight is positive, by margin and category.
    std::vector<std::vector<std::size_t>> respondents() const;
};

using MarginSampleResult = questionnaires::Result<MarginSample, DataError>;

/// Places each row in the margins; `start` holds a weight >= 0 a row. A category is known by its code, by the number it
/// is, or by its label. Refuses by name, with the line: a variable that the data do not have, a row
/// without a value, a category of the data that the file does not name.
MarginSampleResult margin_sample(const Dataset& data, const std::vector<double>& start,
                                 std::vector<Margin> margins, const std::string& margins_file);

/// A category with a target that nobody answered from.
struct EmptyCategory {
    std::string variable;
    std::string category;
};
std::vector<EmptyCategory> empty_categories(const MarginSample& sample);

}  // namespace analysis
