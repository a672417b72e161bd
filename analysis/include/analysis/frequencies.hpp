#pragma once

#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "analysis/design.hpp"
#include "analysis/number.hpp"
#include "analysis/share_intervals.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace analysis {

struct CategoryFrequency {
    std::string code;
    std::string label;
    std::size_t count;        ///< people, unweighted
    Number percent;           ///< of those who answered, 0 to 100; weighted under a design
    IntervalOrReason wilson;  ///< 95 %, 0 to 100
    IntervalOrReason clopper_pearson = no_interval("");  ///< without a design
    IntervalOrReason korn_graubard = no_interval("");    ///< under a design
    IntervalOrReason logit = no_interval("");
    ShareReliability reliability = {};
};

/// How the answers to one item are spread.
struct Frequencies {
    std::string name;
    std::string label;
    std::size_t n;        ///< people who answered
    std::size_t missing;  ///< people who did not, refusals included
    std::size_t refused;  ///< of those, the ones who declined to answer
    Number base;  ///< of the intervals: n, or under a design Kish's (sum w)^2 / sum w^2 of those who answered
    std::vector<CategoryFrequency> categories;  ///< all of the column's, in its order
};

/// Percentages are of those who answered; the interval of each is Wilson's on `base` (wilson.hpp), without
/// finite population correction. The others (share_intervals.hpp) have the design's standard error and correction. Without an answer, or with weights that are all zero, there is no
/// percentage and it says why. Refuses a column that is absent or of more than 250 values.
/// Same bits for any order of the rows. Oracle: tests/oracles/tables.R (prop.test, survey::svymean).
questionnaires::Result<Frequencies, DataError> frequencies(const Dataset& data, std::string_view item,
                                                           const Design* design = nullptr);

}  // namespace analysis
