#pragma once

#include <cstddef>
#include <string>

#include "office/plotted_chart.hpp"
#include "office/workbook.hpp"

namespace reports {

/// Where the numbers of a chart stand in its own workbook: the categories in the first column, then the values of each
/// series, and when some have intervals, for each series its ends and the distances to them.
struct ChartSheet {
    explicit ChartSheet(const PlottedChart& chart);

    bool has_intervals = false;
    std::size_t rows = 0;
    std::size_t series = 0;

    std::size_t value_column(std::size_t index) const { return 1 + index; }
    std::size_t low_column(std::size_t index) const { return 1 + series + 4 * index; }
    std::size_t minus_column(std::size_t index) const { return low_column(index) + 2; }
    std::size_t plus_column(std::size_t index) const { return low_column(index) + 3; }

    /// « 'Données'!$B$2:$B$7 ».
    std::string range(std::size_t column) const;
    /// « 'Données'!$B$1 ».
    std::string heading(std::size_t column) const;
};

/// The workbook behind the chart, which opens when someone edits it.
std::string chart_workbook(const PlottedChart& chart, const std::string& title);

/// How far the interval reaches below and above a point; nullopt without one.
std::optional<PrintedNumber> reach_below(const PlottedPoint& point);
std::optional<PrintedNumber> reach_above(const PlottedPoint& point);

}  // namespace reports
