#pragma once

#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "analysis/design.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace analysis {

/// A factor as columns of a model: a number as it is, a text as one 0/1 column for each level but the first.
struct ModelFactor {
    std::string name;
    std::size_t first = 0;            ///< its first column
    std::size_t columns = 1;          ///< 0 when all its people are alike
    std::string reference;            ///< level without column; empty for a number
    std::vector<std::string> levels;  ///< of the columns, in the column's order; empty for a number

    bool is_text() const { return !reference.empty(); }
};

/// People with the same outcome, the same factors, the same weight and the same stratum.
struct AlikePeople {
    std::size_t level = 0;  ///< of the outcome
    std::vector<double> x;  ///< values of the columns
    double weight = 1.0;    ///< of each
    std::size_t stratum = 0;
    std::size_t people = 0;

    double total() const { return weight * static_cast<double>(people); }
};

/// An outcome and what it may go with, of the people who answered all of it.
struct ModelSample {
    std::string outcome;
    std::vector<std::string> levels;  ///< of the outcome that somebody gave, lowest first
    std::vector<double> scores;       ///< the levels as numbers; 0 and 1 for a text of two levels
    bool ordered = false;             ///< three numbers or more; otherwise two levels, the second is modelled
    std::vector<ModelFactor> factors;
    std::size_t columns = 0;
    std::vector<AlikePeople>
        alike;  ///< in ascending order, so that sums over them forget the order of the rows
    std::size_t n = 0;
    std::size_t left_out = 0;     ///< without one of the answers, or of weight 0
    std::vector<Stratum> strata;  ///< of the whole design, those left out included
    bool designed = false;        ///< weights or strata were given: errors are those of the design

    double total() const;  ///< sum of weights
};

/// What a model is asked for.
struct ModelRequest {
    std::string outcome;
    std::vector<std::string> factors;
    std::vector<std::string> categorical = {};  ///< factors written as numbers that are names of groups
};

/// The largest number of levels of an ordered outcome, and of a text factor.
inline constexpr std::size_t kMostOutcomeLevels = 30;
inline constexpr std::size_t kMostFactorLevels = 40;

/// Refuses an absent column, numbers mixed with texts (the cell named, unless the factor is categorical), a text outcome of three categories or more, an outcome or a text
/// factor of too many levels, with what to do. A level nobody gave does not exist. The reference of a text is its first
/// level in the column's order (alphabetical, or that of the questionnaire). An answer outside the scale is missing in
/// a column of numbers. Same result for any order of the rows.
questionnaires::Result<ModelSample, DataError> model_sample(const Dataset& data, const ModelRequest& request,
                                                            const Design* design = nullptr);

}  // namespace analysis
