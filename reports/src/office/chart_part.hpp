#pragma once

#include <optional>
#include <string>

#include "office/package.hpp"
#include "reports/chart_model.hpp"

namespace reports {

/// Puts a chart that Office edits, with its workbook, into the package, related to `source`; `folder` is that of the
/// document's parts, « /ppt ». Letters are `points` high. Returns the relationship's identifier, or nullopt when the
/// chart has no number to draw.
std::optional<std::string> add_chart(Package& package, const std::string& source, const std::string& folder,
                                     const ChartModel& chart, int points);

}  // namespace reports
