#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/printed_number.hpp"
#include "reports/chart_model.hpp"

namespace reports {

/// A chart as Office draws charts: categories and series of numbers with their printed digits, errors included. Those
/// that are masked have no number here either.

struct PlottedPoint {
    std::optional<PrintedNumber> value;
    std::optional<PrintedEnds> ends;  ///< of its interval
    std::string text;                 ///< as printed: « 67,2 [65,9 ; 68,5] », « masqué »
    bool hollow = false;              ///< only its outline is drawn
    bool apart = false;               ///< drawn in grey: everybody together
};

struct PlottedSeries {
    std::string name;
    std::string fill;  ///< « 14375E »
    std::string ink;   ///< of what is written on it
    std::vector<PlottedPoint> points;
};

enum class PlottedKind { bars, stacked_bars, line };

struct PlottedChart {
    PlottedKind kind = PlottedKind::bars;
    std::vector<std::string> categories;
    std::vector<PlottedSeries> series;
    double low = 0.0;  ///< ends of the axis of values; bars begin at 0
    double high = 100.0;
    std::string axis_format = "0";
};

/// nullopt when no number of the chart is shown: there is nothing to draw. Bars take the place of dots, from zero; a
/// scale of answers is stacked to 100 %, so that its legend keeps the order of the answers.
std::optional<PlottedChart> plotted(const ChartModel& chart);

/// Whether some group was compared with the others: its bar is then hollow unless the difference is established.
bool is_tested(const GroupChart& chart);

/// The chart's note for charts drawn as bars: without what it says of a cut axis, since they begin at zero, and with what
/// bars of groups measure.
std::string note_of_bars(const ChartModel& chart);

}  // namespace reports
