#pragma once

#include <string>
#include <vector>

#include "reports/chart_values.hpp"

namespace reports {

struct TrendPoint {
    Reading reading;
    std::string n;

    bool operator==(const TrendPoint&) const = default;
};

struct TrendSeries {
    std::string label;
    std::vector<TrendPoint> points;  ///< one a wave

    bool operator==(const TrendSeries&) const = default;
};

/// Chart kind 3: scores over the waves with the band of their intervals. At most four series.
struct TrendChart {
    std::vector<std::string> waves;
    std::vector<TrendSeries> series;
    double low = 0.0;  ///< of the vertical axis; shown as truncated when it is not 0 to 100
    double high = 100.0;

    bool operator==(const TrendChart&) const = default;
};

/// Ends of one axis for all charts (axis_holding), at least 30 apart.
analysis::Interval shared_axis(const std::vector<TrendChart>& charts);

}  // namespace reports
