#include <vector>

#include "chart_drawing.hpp"
#include "dot_rows.hpp"
#include "reports/french_text.hpp"
#include "svg_marks.hpp"

namespace reports {
namespace {

constexpr double kBar = 20.0;  // height

std::string people_of(const ParticipationRow& row) {
    return row.answered + " sur " + row.people;
}

void draw_bar(SvgCanvas& canvas, const ParticipationRow& row, const Axis& axis, double middle) {
    const Box all{axis.from, middle - kBar / 2.0, axis.to - axis.from, kBar};
    const Estimate* rate = estimate_of(row.rate);
    if (rate == nullptr) {
        draw_absent(canvas, all, point_text(row.rate));
        return;
    }
    canvas.open(typo_fr(row.label + " : ") + rate->point.text + ", " + people_of(row));
    canvas.rectangle(all, palette::kBand);
    canvas.rectangle({all.x, all.y, axis(rate->point.value) - axis.from, kBar}, palette::kAccent);
    canvas.close();
}

void draw_values(SvgCanvas& canvas, const ParticipationRow& row, const RowPlace& place,
                 const DotLayout& layout) {
    const Estimate* rate = estimate_of(row.rate);
    const TextStyle muted_end{kSmallFont, palette::kMuted, Anchor::end};
    if (layout.labels_above) {
        if (rate == nullptr) return;
        canvas.text({layout.width, place.middle - 2.0}, rate->point.text,
                    {kValueFont, palette::kInk, Anchor::end});
        canvas.text({layout.width, place.middle + 14.0}, people_of(row), muted_end);
        return;
    }
    if (rate != nullptr)
        canvas.text({760.0, place.middle + 5.0}, rate->point.text, {kValueFont, palette::kInk, Anchor::end});
    canvas.text({772.0, place.middle + 5.0}, rate != nullptr ? people_of(row) : "sur " + row.people,
                {kSmallFont, palette::kMuted, Anchor::start});
}

}  // namespace

Extent draw(const ParticipationChart& chart, ChartWidth width, SvgCanvas& canvas) {
    const DotLayout& layout = dot_layout(width);
    const Axis axis{0.0, 100.0, layout.from, layout.to};
    std::vector<RowLabel> labels;
    for (const ParticipationRow& row : chart.rows) labels.push_back({row.label, ""});

    double top = 6.0;
    if (chart.overall) {
        const double left = layout.labels_above ? 4.0 : layout.from;
        const auto mark = [](SvgCanvas& c, Point at) {
            c.line({at.x, at.y - 8.0}, {at.x, at.y + 8.0}, {palette::kInk, 2.0, "5 3"});
        };
        const std::string words = typo_fr("ensemble : ") + chart.overall->text;
        top += draw_legend(canvas, {left, 2.0}, layout.width - left, {{mark, words}}) + 6.0;
    }
    const auto places = place_rows(labels, layout, top);
    const double bottom = places.empty() ? top : places.back().top + places.back().height;
    draw_grid(canvas, axis, top, bottom, "\u00A0%");
    draw_row_labels(canvas, labels, places, layout);
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        draw_bar(canvas, chart.rows[i], axis, places[i].middle);
        draw_values(canvas, chart.rows[i], places[i], layout);
        if (!chart.overall || estimate_of(chart.rows[i].rate) == nullptr) continue;
        const double x = axis(chart.overall->value);
        const double half = kBar / 2.0 + 4.0;  // drawn row by row: it must stay visible over a filled bar
        canvas.line({x, places[i].middle - half}, {x, places[i].middle + half}, {palette::kPaper, 4.0});
        canvas.line({x, places[i].middle - half}, {x, places[i].middle + half}, {palette::kInk, 2.0, "5 3"});
    }
    return {layout.width, bottom + 26.0};
}

}  // namespace reports
