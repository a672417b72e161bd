#pragma once

#include <string_view>

#include "reports/chart_model.hpp"
#include "reports/html.hpp"

namespace reports {

/// For a page or a projector, and for a telephone: labels then stand above their marks.
enum class ChartWidth { wide, narrow };

/// The chart as one <svg role="img">, with title and description, presentation attributes only. `id` begins
/// every identifier in it: letters, digits and hyphens, its own on the page. Deterministic bytes.
Html svg(const ChartModel& chart, ChartWidth width, std::string_view id);

}  // namespace reports
