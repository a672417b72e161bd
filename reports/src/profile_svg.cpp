#include <vector>

#include "chart_drawing.hpp"
#include "dot_rows.hpp"
#include "reports/french_text.hpp"
#include "svg_marks.hpp"

namespace reports {
namespace {

std::string tooltip(const std::string& wave, const Reading& reading) {
    return typo_fr(wave + " : ") + text_of(reading);
}

/// « 57,4 en T3 2026 », « T3 2026 : masqué », or nothing without an earlier wave.
std::string before_of(const ProfileChart& chart, const ProfileRow& row) {
    if (chart.previous_label.empty()) return {};
    const std::string value = point_text(row.previous);
    return estimate_of(row.previous) != nullptr ? value + " en " + chart.previous_label
                                                : typo_fr(chart.previous_label + " : " + value);
}

void draw_marks(SvgCanvas& canvas, const ProfileChart& chart, const ProfileRow& row, const Axis& axis,
                double middle) {
    const Estimate* now = estimate_of(row.current);
    const Estimate* before = estimate_of(row.previous);
    if (now == nullptr) {
        draw_absent(canvas, {axis.from, middle - 11.0, axis.to - axis.from, 22.0}, point_text(row.current));
        return;
    }
    if (before != nullptr) {
        const double x = axis(before->point.value);
        canvas.line({x, middle}, {axis(now->point.value), middle}, {palette::kLine, 1.0, "2 3"});
        canvas.open(tooltip(chart.previous_label, row.previous));
        draw_hollow_dot(canvas, {x, middle}, palette::kLine);
        canvas.close();
    }
    canvas.open(tooltip(chart.current_label, row.current));
    if (now->ci) draw_interval(canvas, axis, now->ci->bounds, middle);
    draw_dot(canvas, {axis(now->point.value), middle});
    canvas.close();
}

std::vector<LegendEntry> legend(const ProfileChart& chart) {
    std::vector<LegendEntry> entries;
    entries.push_back({[](SvgCanvas& c, Point at) {
                           c.line({at.x - 9.0, at.y}, {at.x + 9.0, at.y}, {palette::kAccent, 2.0});
                           draw_dot(c, at);
                       },
                       typo_fr(chart.current_label + ", intervalle à 95 %")});
    if (!chart.previous_label.empty())
        entries.push_back(
            {[](SvgCanvas& c, Point at) { draw_hollow_dot(c, at, palette::kLine); }, chart.previous_label});
    return entries;
}

/// What both ends of the axis mean, under it.
double draw_ends(SvgCanvas& canvas, const ProfileChart& chart, const DotLayout& layout, double y) {
    const double between = layout.labels_above ? kLabelSpacing : 0.0;
    const double right = layout.labels_above ? layout.width : layout.to;
    canvas.text({layout.from, y}, "← " + chart.low_label, {kSmallFont, palette::kMuted, Anchor::start});
    canvas.text({right, y + between}, chart.high_label + " →", {kSmallFont, palette::kMuted, Anchor::end});
    return y + between + 8.0;
}

}  // namespace

Extent draw(const ProfileChart& chart, ChartWidth width, SvgCanvas& canvas) {
    const DotLayout& layout = dot_layout(width);
    const Axis axis{chart.low, chart.high, layout.from, layout.to};
    std::vector<RowLabel> labels;
    for (const ProfileRow& row : chart.rows) labels.push_back({row.label, row.n});

    const double left = layout.labels_above ? 4.0 : layout.from;
    const double top = draw_legend(canvas, {left, 2.0}, layout.width - left, legend(chart)) + 12.0;
    const auto places = place_rows(labels, layout, top);
    const double bottom = places.empty() ? top : places.back().top + places.back().height;
    draw_grid(canvas, axis, top, bottom, "");
    draw_row_labels(canvas, labels, places, layout);
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const ProfileRow& row = chart.rows[i];
        draw_marks(canvas, chart, row, axis, places[i].middle);
        draw_row_value(canvas, row.current, before_of(chart, row), places[i], layout);
    }
    return {layout.width, draw_ends(canvas, chart, layout, bottom + 38.0)};
}

}  // namespace reports
