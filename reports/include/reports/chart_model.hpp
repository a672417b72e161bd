#pragma once

#include <string>
#include <variant>

#include "reports/data_table.hpp"
#include "reports/group_chart.hpp"
#include "reports/likert_chart.hpp"
#include "reports/participation_chart.hpp"
#include "reports/profile_chart.hpp"
#include "reports/trend_chart.hpp"

namespace reports {

using ChartContent = std::variant<LikertChart, GroupChart, TrendChart, ProfileChart, ParticipationChart>;

/// A chart of the closed list, apart from any output format. What may not be shown is not in it.
struct ChartModel {
    std::string title;
    std::string note;  ///< how to read it, what it is made from
    ChartContent content;

    bool operator==(const ChartModel&) const = default;
};

/// One sentence that says what the chart shows, at most 250 characters: its alternative for whoever does not
/// see it; the table holds the rest.
std::string describe(const ChartModel& chart);

/// Every number of the chart, as it is spelt there.
DataTable data_table(const ChartModel& chart);

/// Whether some number of the chart is masked.
bool shows_mask(const ChartModel& chart);

}  // namespace reports
