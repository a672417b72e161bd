#pragma once

#include "reports/group_chart.hpp"
#include "reports/likert_chart.hpp"
#include "reports/participation_chart.hpp"
#include "reports/profile_chart.hpp"
#include "reports/svg.hpp"
#include "reports/trend_chart.hpp"
#include "svg_canvas.hpp"

namespace reports {

struct Extent {
    double width = 0.0;
    double height = 0.0;
};

/// Each draws one kind of chart from the top left corner and returns the room it took.
Extent draw(const LikertChart& chart, ChartWidth width, SvgCanvas& canvas);
Extent draw(const GroupChart& chart, ChartWidth width, SvgCanvas& canvas);
Extent draw(const TrendChart& chart, ChartWidth width, SvgCanvas& canvas);
Extent draw(const ProfileChart& chart, ChartWidth width, SvgCanvas& canvas);
Extent draw(const ParticipationChart& chart, ChartWidth width, SvgCanvas& canvas);

}  // namespace reports
