#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <vector>

#include "chart_drawing.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"
#include "svg_marks.hpp"

namespace reports {
namespace {

constexpr double kTop = 16.0;
constexpr double kPlotHeight = 170.0;
constexpr double kLeft = 34.0;
constexpr double kRight = 52.0;  // room for the last value
constexpr Font kTickFont{12.0};
constexpr double kWordRoom = 30.0;  // a year

struct Place {
    Axis horizontal;  // from the index of a wave
    Axis vertical;
};

/// A run of neighbouring waves whose numbers are shown.
using Run = std::vector<std::size_t>;

std::vector<Run> shown_runs(const TrendSeries& series) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        if (estimate_of(series.points[i].reading) == nullptr) continue;
        if (runs.empty() || runs.back().back() + 1 != i) runs.emplace_back();
        runs.back().push_back(i);
    }
    return runs;
}

void draw_vertical_grid(SvgCanvas& canvas, const Place& place) {
    for (const double value : ticks(place.vertical, 6)) {
        const double y = place.vertical(value);
        canvas.line({kLeft, y}, {place.horizontal.to + 10.0, y}, {palette::kGrid, 1.0});
        canvas.text({kLeft - 8.0, y + 4.5}, fmt_num(value, 0), {kTickFont, palette::kMuted, Anchor::end});
    }
}

/// Names of the waves on two lines, all of them or every second, third… counted from the last.
void draw_waves(SvgCanvas& canvas, const TrendChart& chart, const Place& place) {
    const double step = chart.waves.size() > 1 ? place.horizontal(1.0) - place.horizontal(0.0) : 120.0;
    double widest = 0.0;
    for (const std::string& wave : chart.waves)
        for (const std::string& word : wrap(wave, kWordRoom, kTickFont))
            widest = std::max(widest, text_width(word, kTickFont) * kWidthSlack);
    const auto stride = static_cast<std::size_t>(std::ceil(std::max(widest + 4.0, 1.0) / step));
    for (std::size_t i = 0; i < chart.waves.size(); ++i) {
        if ((chart.waves.size() - 1 - i) % stride != 0) continue;
        const double room = std::max(step * static_cast<double>(stride), widest);
        canvas.lines({place.horizontal(static_cast<double>(i)), kTop + kPlotHeight + 18.0},
                     wrap(chart.waves[i], room, kTickFont), 15.0,
                     {kTickFont, palette::kMuted, Anchor::middle});
    }
}

void draw_band(SvgCanvas& canvas, const TrendSeries& series, const Run& run, const Place& place) {
    std::vector<Point> upper;
    std::vector<Point> lower;
    for (const std::size_t i : run) {
        const Estimate* shown = estimate_of(series.points[i].reading);
        if (!shown->ci) continue;
        const double x = place.horizontal(static_cast<double>(i));
        upper.push_back({x, place.vertical(shown->ci->bounds.high)});
        lower.push_back({x, place.vertical(shown->ci->bounds.low)});
    }
    if (upper.size() == 1) canvas.line(upper.front(), lower.front(), {palette::kBand, 8.0});
    if (upper.size() < 2) return;
    std::copy(lower.rbegin(), lower.rend(), std::back_inserter(upper));
    canvas.polygon(upper, palette::kBand);
}

void draw_points(SvgCanvas& canvas, const TrendChart& chart, const TrendSeries& series, const Run& run,
                 const Place& place, std::size_t number) {
    std::vector<Point> points;
    for (const std::size_t i : run)
        points.push_back({place.horizontal(static_cast<double>(i)),
                          place.vertical(estimate_of(series.points[i].reading)->point.value)});
    canvas.polyline(points, {palette::kSeries[number], 2.5, palette::kDashes[number]});
    for (std::size_t i = 0; i < run.size(); ++i) {
        canvas.open(typo_fr(chart.waves[run[i]] + " : ") + text_of(series.points[run[i]].reading));
        canvas.disc(points[i], 4.5, palette::kSeries[number], {palette::kPaper, 1.5});
        canvas.close();
    }
}

/// Waves of which nothing is shown: hatched over the height, with the word.
void draw_absences(SvgCanvas& canvas, const TrendChart& chart, const Place& place) {
    for (std::size_t i = 0; i < chart.waves.size(); ++i) {
        const auto absent = [i](const TrendSeries& series) {
            return estimate_of(series.points[i].reading) == nullptr;
        };
        if (chart.series.empty() || !std::all_of(chart.series.begin(), chart.series.end(), absent)) continue;
        const std::string words = point_text(chart.series.front().points[i].reading);
        const double x = place.horizontal(static_cast<double>(i));
        if (words == kMasked) canvas.hatched({x - 7.0, kTop, 14.0, kPlotHeight});
        const double width = text_width(words, kTickFont) * kWidthSlack + 8.0;
        const double y = kTop + kPlotHeight - 14.0;
        canvas.rectangle({x - width / 2.0, y - 9.0, width, 18.0}, palette::kPaper);
        canvas.text({x, y + 4.0}, words, {kTickFont, palette::kMuted, Anchor::middle});
    }
}

/// The last value of each series, at its end; its name too when there are several. Labels keep apart.
void draw_ends(SvgCanvas& canvas, const TrendChart& chart, const Place& place) {
    struct End {
        double y;
        Point at;
        std::string words;
    };
    std::vector<End> ends;
    for (const TrendSeries& series : chart.series) {
        const auto runs = shown_runs(series);
        if (runs.empty()) continue;
        const std::size_t last = runs.back().back();
        const Estimate* shown = estimate_of(series.points[last].reading);
        const double y = place.vertical(shown->point.value);
        std::string words = shown->point.text;
        if (chart.series.size() > 1) words += " " + series.label;
        ends.push_back({y, {place.horizontal(static_cast<double>(last)) + 10.0, y}, std::move(words)});
    }
    std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < ends.size(); ++i)
        ends[i].at.y = std::max(ends[i].at.y, ends[i - 1].at.y + 17.0);
    for (const End& end : ends)
        canvas.text({end.at.x, end.at.y + 5.0}, end.words,
                    {{14.0, Weight::bold}, palette::kInk, Anchor::start});
}

}  // namespace

Extent draw(const TrendChart& chart, ChartWidth width, SvgCanvas& canvas) {
    assert(chart.series.size() <= std::size(palette::kSeries));
    const double total = width == ChartWidth::wide ? 440.0 : kNarrowWidth;
    double right = kRight;
    if (chart.series.size() > 1)
        for (const TrendSeries& series : chart.series)
            right = std::max(right,
                             text_width("00,0 " + series.label, {14.0, Weight::bold}) * kWidthSlack + 14.0);

    const double last = chart.waves.size() > 1 ? static_cast<double>(chart.waves.size() - 1) : 1.0;
    const double inset = chart.waves.size() > 1 ? 24.0 : (total - kLeft - right) / 2.0;
    const Place place{{0.0, last, kLeft + inset, total - right},
                      {chart.low, chart.high, kTop + kPlotHeight, kTop}};

    draw_vertical_grid(canvas, place);
    for (const TrendSeries& series : chart.series)
        for (const Run& run : shown_runs(series)) draw_band(canvas, series, run, place);
    draw_absences(canvas, chart, place);
    for (std::size_t s = 0; s < chart.series.size(); ++s)
        for (const Run& run : shown_runs(chart.series[s]))
            draw_points(canvas, chart, chart.series[s], run, place, s);
    draw_ends(canvas, chart, place);
    draw_waves(canvas, chart, place);
    return {total, kTop + kPlotHeight + 42.0};
}

}  // namespace reports
