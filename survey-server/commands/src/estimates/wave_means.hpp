#pragma once

#include <vector>

#include "analysis/dataset.hpp"
#include "analysis/grouping.hpp"
#include "analysis/sample.hpp"
#include "estimates/data_request.hpp"

namespace commands {

/// The mean of a score in each wave, in the order of the labels: each wave is a sample of its own, drawn
/// as the request says, so that strata and their headcounts are those of one wave. Throws Refused, naming the wave.
std::vector<analysis::MeanEstimate> wave_means(const analysis::Dataset& data, const analysis::Answers& score,
                                               const analysis::Grouping& waves, const DesignRequest& request);

}  // namespace commands
