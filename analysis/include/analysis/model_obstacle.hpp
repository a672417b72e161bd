#pragma once

#include "analysis/model_sample.hpp"

#include <optional>
#include <string>

namespace analysis {

/// Why no model of the outcome on all its factors can exist, before any is fitted: nobody answered all, the outcome or a
/// factor is the same for everybody, a factor follows exactly from others (a tolerance of 1e-10 on 1 - R^2), fewer
/// people than coefficients. In French, the factors at fault named. nullopt when nothing stands in the way.
std::optional<std::string> model_obstacle(const ModelSample& sample);

/// Why a likelihood has no maximum: the level of a text factor whose people all give one end of the outcome, or the factor
/// that owns `column`.
std::string separation_reason(const ModelSample& sample, std::size_t column);

}  // namespace analysis
