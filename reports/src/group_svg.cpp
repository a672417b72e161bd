#include <algorithm>
#include <vector>

#include "chart_drawing.hpp"
#include "dot_rows.hpp"
#include "reports/french_text.hpp"
#include "svg_marks.hpp"

namespace reports {
namespace {

bool compares(const GroupChart& chart) {
    return std::any_of(chart.rows.begin(), chart.rows.end(),
                       [](const GroupRow& row) { return row.difference != Difference::untested; });
}

/// Filled means established, or that the chart compares nothing at all.
void draw_mark(SvgCanvas& canvas, Point at, Difference difference, bool comparing) {
    if (difference == Difference::established || !comparing)
        draw_dot(canvas, at);
    else
        draw_hollow_dot(canvas, at, difference == Difference::untested ? palette::kLine : palette::kAccent);
}

void draw_marks(SvgCanvas& canvas, const GroupRow& row, const Axis& axis, double middle, bool comparing) {
    const Estimate* shown = estimate_of(row.reading);
    if (shown == nullptr) {
        draw_absent(canvas, {axis.from, middle - 11.0, axis.to - axis.from, 22.0}, point_text(row.reading));
        return;
    }
    canvas.open(typo_fr(row.label + " : ") + text_of(row.reading));
    if (shown->ci) draw_interval(canvas, axis, shown->ci->bounds, middle);
    draw_mark(canvas, {axis(shown->point.value), middle}, row.difference, comparing);
    canvas.close();
}

std::vector<LegendEntry> legend(const GroupChart& chart) {
    const auto has = [&chart](Difference difference) {
        return std::any_of(chart.rows.begin(), chart.rows.end(), [difference](const GroupRow& row) {
            return row.difference == difference && estimate_of(row.reading) != nullptr;
        });
    };
    const auto entry = [](Difference difference, const char* words) {
        return LegendEntry{[difference](SvgCanvas& c, Point at) { draw_mark(c, at, difference, true); },
                           words};
    };
    std::vector<LegendEntry> entries;
    if (has(Difference::established))
        entries.push_back(entry(Difference::established, "écart établi avec les autres groupes"));
    if (has(Difference::not_established))
        entries.push_back(entry(Difference::not_established, "écart non établi"));
    if (compares(chart) && has(Difference::untested))
        entries.push_back(entry(Difference::untested, "non comparé"));
    if (chart.reference)
        entries.push_back({[](SvgCanvas& c, Point at) {
                               c.line({at.x, at.y - 8.0}, {at.x, at.y + 8.0}, {palette::kLine, 2.0, "5 3"});
                           },
                           typo_fr("ensemble : ") + chart.reference->point.text});
    return entries;
}

}  // namespace

Extent draw(const GroupChart& chart, ChartWidth width, SvgCanvas& canvas) {
    const bool comparing = compares(chart);
    const DotLayout& layout = dot_layout(width);
    const Axis axis{chart.low, chart.high, layout.from, layout.to};
    std::vector<RowLabel> labels;
    for (const GroupRow& row : chart.rows) labels.push_back({row.label, row.n});

    const double left = layout.labels_above ? 4.0 : layout.from;
    const double top = draw_legend(canvas, {left, 2.0}, layout.width - left, legend(chart)) + 12.0;
    const auto places = place_rows(labels, layout, top);
    const double bottom = places.empty() ? top : places.back().top + places.back().height;
    draw_grid(canvas, axis, top, bottom, chart.unit);
    if (chart.reference) {
        const double x = axis(chart.reference->point.value);
        canvas.line({x, top}, {x, bottom}, {palette::kLine, 2.0, "5 3"});
    }
    draw_row_labels(canvas, labels, places, layout);
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        draw_marks(canvas, chart.rows[i], axis, places[i].middle, comparing);
        draw_row_value(canvas, chart.rows[i].reading, "", places[i], layout);
    }
    canvas.text({layout.from, bottom + 38.0}, chart.measure, {kSmallFont, palette::kMuted, Anchor::start});
    return {layout.width, bottom + 46.0};
}

}  // namespace reports
