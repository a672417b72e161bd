#include "reports/trend_chart.hpp"

namespace reports {

analysis::Interval shared_axis(const std::vector<TrendChart>& charts) {
    std::vector<Reading> readings;
    for (const TrendChart& chart : charts)
        for (const TrendSeries& series : chart.series)
            for (const TrendPoint& point : series.points) readings.push_back(point.reading);
    return axis_holding(readings, 30.0);
}

}  // namespace reports
