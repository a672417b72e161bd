#pragma once

#include <string>
#include <vector>

#include "reports/chart_values.hpp"

namespace reports {

struct ProfileRow {
    std::string label;
    std::string n;
    Reading current;
    Reading previous;
    std::string unweighted;  ///< the score without weights; empty when the chart is not weighted

    bool operator==(const ProfileRow&) const = default;
};

/// Chart kind 5: one row an axis, this wave as a dot with its interval, the wave before as a hollow dot.
/// Never a radar: its area depends on the order of the axes and it has no room for an interval.
struct ProfileChart {
    std::string current_label;
    std::string previous_label;  ///< empty when there is no earlier wave
    std::string low_label;       ///< what the low end of the axis means
    std::string high_label;
    double low = 0.0;  ///< ends of the axis, within 0 to 100
    double high = 100.0;
    bool weighted = false;
    std::vector<ProfileRow> rows;

    bool operator==(const ProfileChart&) const = default;
};

}  // namespace reports
