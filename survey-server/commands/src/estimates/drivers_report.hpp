#pragma once

#include <ostream>
#include <string>

#include "analysis/cumulative_logit.hpp"
#include "analysis/model_sample.hpp"
#include "analysis/number.hpp"
#include "analysis/proportional_odds.hpp"
#include "analysis/relative_importance.hpp"

namespace commands {

/// All that is said of an outcome and its factors.
struct DriversReport {
    analysis::ModelSample sample;
    analysis::Estimable<analysis::CumulativeLogit> fit;
    analysis::Estimable<analysis::ProportionalOdds> proportional;
    analysis::Estimable<analysis::RelativeImportance> importance;
};

/// The factor of a column, and its level when the factor is a text.
struct DriverColumn {
    const analysis::ModelFactor* factor;
    std::string level;  ///< empty for a number
};
DriverColumn driver_column(const analysis::ModelSample& sample, std::size_t column);

void print_drivers_json(const DriversReport& report, std::ostream& out);

}  // namespace commands
