#pragma once

#include "analysis/dataset.hpp"
#include "analysis/design_mean.hpp"
#include "analysis/number.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace analysis {

/// People of a stratum before anybody answered.
struct Headcount {
    std::string stratum;  ///< code of the stratum's category
    double people = 0.0;
};

/// A part of the population from which respondents were drawn on their own.
struct Stratum {
    std::string name;
    std::size_t respondents = 0;  ///< n_h
    /// N_h; nullopt = drawn with replacement, no finite population correction
    std::optional<double> population;
};

/// How the respondents stand for the population: a weight and a stratum for each row. Requires
/// weights >= 0 with a positive sum, and stratum[i] < strata.size().
struct Design {
    std::vector<double> weights;
    std::vector<std::size_t> stratum;
    std::vector<Stratum> strata;
    bool weighted = false;  ///< false: every weight is 1 and there is one stratum

    std::size_t rows() const { return weights.size(); }
};

using DesignResult = questionnaires::Result<Design, DataError>;

/// Weight 1 for everybody, one stratum, with replacement.
Design simple_design(std::size_t rows);

/// The weights of a column, with replacement. Refuses, with the column's name, a column that is
/// absent, missing or not a number in a row, negative, or zero everywhere.
DesignResult weighted_design(const Dataset& data, std::string_view weights);

/// The same weights over the categories of a column, each a stratum drawn with replacement. Refuses also an
/// absent column of strata and a row without stratum.
DesignResult stratified_weighted_design(const Dataset& data, std::string_view weights,
                                        std::string_view strata);

/// Weights N_h / n_h over the categories of a column, each stratum drawn without replacement. Refuses
/// by name an absent column, a row without stratum, a stratum without headcount, listed twice or with
/// more respondents than headcount. A stratum nobody answered from is left out.
DesignResult post_stratified_design(const Dataset& data, std::string_view strata,
                                    const std::vector<Headcount>& headcounts);

/// (sum w)^2 / sum w^2 (Kish 1965) over the rows kept; reason when their weights are all zero.
Number effective_size(const Design& design, const std::vector<bool>& kept);

/// The design as design_mean and design_difference take it.
SamplingPlan sampling_plan(const Design& design);

}  // namespace analysis
