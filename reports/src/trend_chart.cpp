#include "reports/trend_chart.hpp"

#include <algorithm>
#include <cmath>

namespace reports {

analysis::Interval shared_axis(const std::vector<TrendChart>& charts) {
    double low = 100.0;
    double high = 0.0;
    for (const TrendChart& chart : charts)
        for (const TrendSeries& series : chart.series)
            for (const TrendPoint& point : series.points) {
                const Estimate* shown = estimate_of(point.reading);
                if (shown == nullptr) continue;
                low = std::min({low, shown->point.value, shown->ci ? shown->ci->bounds.low : 100.0});
                high = std::max({high, shown->point.value, shown->ci ? shown->ci->bounds.high : 0.0});
            }
    if (low > high) return {0.0, 100.0};
    low = std::max(0.0, std::floor(low / 10.0) * 10.0);
    high = std::min(100.0, std::ceil(high / 10.0) * 10.0);
    while (high - low < 30.0) {
        if (high < 100.0) high += 10.0;
        if (high - low < 30.0 && low > 0.0) low -= 10.0;
    }
    return {low, high};
}

}  // namespace reports
