#pragma once

#include "analysis/data_error.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace analysis {

/// How many people have each combination of profile answers. A combination that is absent cannot exist; one of
/// nobody can exist and is empty.
struct ProfileCounts {
    struct Profile {
        std::vector<std::string> values;  ///< one a dimension
        std::size_t people = 0;

        bool operator==(const Profile&) const = default;
    };
    static constexpr std::size_t kMostPeople = 10'000'000;

    std::vector<std::string> dimensions;
    std::vector<Profile> profiles;

    std::size_t people() const;
};

/// Values of one dimension gathered into wider ones: `site` into `direction`.
struct Hierarchy {
    std::vector<std::string> levels;             ///< names of dimensions, from fine to wide
    std::vector<std::vector<std::string>> rows;  ///< one a value of the finest level
};

using ProfileCountsResult = questionnaires::Result<ProfileCounts, DataError>;
using HierarchyResult = questionnaires::Result<Hierarchy, DataError>;

/// Reads the text of a CSV file: a line for each combination, its count in column `n`, every other column a
/// dimension. `source` names the file in messages. Refuses, with the line: a count that is no whole number from 0,
/// an empty cell, a combination that is there twice, more than kMostPeople.
ProfileCountsResult read_profile_counts(std::string_view text, const std::string& source);

/// Reads the text of a CSV file of levels from fine to wide, of which `variable` is the first. Refuses, with the
/// line: an empty cell, a value named twice, a value that belongs to two wider ones.
HierarchyResult read_hierarchy(std::string_view text, const std::string& source, std::string_view variable);

/// The counts with the wider levels as further dimensions. Refuses a dimension that is absent, a value the
/// hierarchy does not name, and a level that is a dimension already and says something else.
ProfileCountsResult widened(ProfileCounts counts, const Hierarchy& hierarchy, const std::string& source);

}  // namespace analysis
