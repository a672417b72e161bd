#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/number.hpp"
#include "reports/chart_values.hpp"
#include "reports/svg.hpp"
#include "svg_canvas.hpp"

namespace reports {

/// What the charts have in common: text sizes, a linear axis, intervals, masks, legends.

inline constexpr Font kLabelFont{15.0};
inline constexpr Font kValueFont{15.0, Weight::bold};
inline constexpr Font kSmallFont{13.0};
inline constexpr double kLabelSpacing = 19.0;  ///< between baselines of labels

inline constexpr double kWideWidth = 920.0;
inline constexpr double kNarrowWidth = 340.0;

/// From a value to a position.
struct Axis {
    double low = 0.0;
    double high = 100.0;
    double from = 0.0;  ///< position of low
    double to = 0.0;    ///< position of high

    double operator()(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

/// Values at which an axis is numbered: round ones, at most `most`.
std::vector<double> ticks(const Axis& axis, int most);

/// Vertical lines of a horizontal axis between two heights, numbered below.
void draw_grid(SvgCanvas& canvas, const Axis& axis, double top, double bottom, std::string_view unit);

/// A line with a stop at each end, at height y; cut at the ends of the axis.
void draw_interval(SvgCanvas& canvas, const Axis& axis, const analysis::Interval& interval, double y);

/// The words in the middle of a box, hatched when they say that something is hidden.
void draw_absent(SvgCanvas& canvas, const Box& box, std::string_view words);

/// A label wrapped to `width` with its n under it. The first baseline is at `at`; returns the height taken.
double label_height(std::string_view label, std::string_view n, double width);
void draw_label(SvgCanvas& canvas, Point at, std::string_view label, std::string_view n, double width);

/// One entry of a legend: a mark in a square of 14 around a centre, and its words.
struct LegendEntry {
    std::function<void(SvgCanvas&, Point centre)> mark;
    std::string words;
};

/// Entries side by side from `at`, on as many lines as needed; returns the height taken.
double draw_legend(SvgCanvas& canvas, Point at, double width, const std::vector<LegendEntry>& entries);

/// The two dots of every chart: filled, and hollow.
void draw_dot(SvgCanvas& canvas, Point centre);
void draw_hollow_dot(SvgCanvas& canvas, Point centre, Colour colour);

}  // namespace reports
