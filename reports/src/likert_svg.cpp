#include <algorithm>
#include <cstddef>
#include <vector>

#include "chart_drawing.hpp"
#include "reports/french_text.hpp"
#include "svg_marks.hpp"

namespace reports {
namespace {

constexpr double kBar = 24.0;  // height
constexpr double kGap = 18.0;  // before the neutral column

/// How the bars of a chart lie.
struct Bars {
    double from;
    double to;
    bool labels_above;
    bool neutral_drawn;
    double total = 0.0;    // room for a total beside its bars
    double scale = 1.0;    // units per percent
    double zero = 0.0;     // where both sides meet
    double neutral = 0.0;  // where the neutral column begins
};

bool is_favourable(Stance stance) {
    return stance == Stance::favourable || stance == Stance::strongly_favourable;
}

bool is_unfavourable(Stance stance) {
    return stance == Stance::unfavourable || stance == Stance::strongly_unfavourable;
}

const Printed* neutral_share(const LikertChart& chart, const LikertRow& row) {
    for (std::size_t i = 0; i < row.shares.size(); ++i)
        if (chart.levels[i].stance == Stance::neutral) return &row.shares[i];
    return nullptr;
}

double total_room(std::string_view words) {
    return std::max(48.0, text_width(words, kValueFont) * kWidthSlack + 9.0);
}

Bars lay_out(const LikertChart& chart, ChartWidth width) {
    const bool wide = width == ChartWidth::wide;
    Bars bars{wide ? 350.0 : 0.0, wide ? kWideWidth : kNarrowWidth, !wide, wide};
    if (chart.form == LikertForm::full) {
        bars.scale = (bars.to - bars.from) / 100.0;
        bars.zero = bars.from;
        return bars;
    }
    double favourable = 0.0;
    double unfavourable = 0.0;
    double neutral = 0.0;
    bars.total = total_room({});
    for (const LikertRow& row : chart.rows) {
        if (row.favourable) favourable = std::max(favourable, row.favourable->value);
        if (row.unfavourable) unfavourable = std::max(unfavourable, row.unfavourable->value);
        if (row.unfavourable) bars.total = std::max(bars.total, total_room(row.unfavourable->text));
        if (const Printed* share = neutral_share(chart, row)) neutral = std::max(neutral, share->value);
    }
    bars.neutral_drawn = bars.neutral_drawn && neutral > 0.0;
    double room = bars.to - bars.from - 2.0 * bars.total;
    double percent = favourable + unfavourable;
    if (bars.neutral_drawn) {
        room -= kGap + bars.total;
        percent += neutral;
    }
    bars.scale = room / std::max(percent, 60.0);  // small shares look small
    bars.zero = bars.from + bars.total + favourable * bars.scale;
    bars.neutral = bars.zero + unfavourable * bars.scale + bars.total + kGap;
    return bars;
}

/// One level of a row; returns its width. `growth` is +1 to the right, -1 to the left.
double draw_segment(SvgCanvas& canvas, const LikertLevel& level, const Printed& share, double at,
                    double growth, double y, double scale) {
    const double width = share.value * scale;
    const double x = growth > 0.0 ? at : at - width;
    canvas.open(typo_fr(level.label + " : ") + share.text);
    canvas.rectangle({x, y, width, kBar}, fill_of(level.stance), {palette::kPaper, 1.0});
    if (text_width(share.text, kSmallFont) * kWidthSlack + 6.0 <= width)
        canvas.text({x + width / 2.0, y + kBar / 2.0 + 4.5}, share.text,
                    {kSmallFont, text_on(level.stance), Anchor::middle});
    canvas.close();
    return width;
}

void draw_total(SvgCanvas& canvas, const Printed& total, double edge, double y, Anchor anchor) {
    const double x = edge + (anchor == Anchor::start ? 7.0 : -7.0);
    canvas.text({x, y + kBar / 2.0 + 5.0}, total.text, {kValueFont, palette::kInk, anchor});
}

void draw_diverging(SvgCanvas& canvas, const LikertChart& chart, const LikertRow& row, const Bars& bars,
                    double y) {
    double left = bars.zero;
    double right = bars.zero;
    for (std::size_t i = row.shares.size(); i-- > 0;)
        if (is_favourable(chart.levels[i].stance))
            left -= draw_segment(canvas, chart.levels[i], row.shares[i], left, -1.0, y, bars.scale);
    for (std::size_t i = 0; i < row.shares.size(); ++i)
        if (is_unfavourable(chart.levels[i].stance))
            right += draw_segment(canvas, chart.levels[i], row.shares[i], right, 1.0, y, bars.scale);
    if (row.shares.empty() && row.unfavourable)
        right += draw_segment(canvas, {Stance::unfavourable, "défavorable"}, {row.unfavourable->value, ""},
                              right, 1.0, y, bars.scale);
    if (row.favourable) draw_total(canvas, *row.favourable, left, y, Anchor::end);
    if (row.unfavourable) draw_total(canvas, *row.unfavourable, right, y, Anchor::start);
    if (!bars.neutral_drawn) return;
    for (std::size_t i = 0; i < row.shares.size(); ++i) {
        if (chart.levels[i].stance != Stance::neutral) continue;
        const Printed unlabelled{row.shares[i].value,
                                 ""};  // its number stands beside it, as the other totals
        const double width =
            draw_segment(canvas, chart.levels[i], unlabelled, bars.neutral, 1.0, y, bars.scale);
        canvas.text({bars.neutral + width + 7.0, y + kBar / 2.0 + 5.0}, row.shares[i].text,
                    {kLabelFont, palette::kMuted, Anchor::start});
    }
}

void draw_full(SvgCanvas& canvas, const LikertChart& chart, const LikertRow& row, const Bars& bars,
               double y) {
    double at = bars.from;
    for (std::size_t i = 0; i < row.shares.size(); ++i)
        at += draw_segment(canvas, chart.levels[i], row.shares[i], at, 1.0, y, bars.scale);
    if (row.shares.empty() && row.unfavourable)
        draw_total(canvas, *row.unfavourable, bars.from, y, Anchor::start);
}

/// What stands under the label: n, and the neutral share where it has no column.
std::string under_label(const LikertChart& chart, const LikertRow& row, const Bars& bars) {
    const Printed* neutral = neutral_share(chart, row);
    if (bars.neutral_drawn || neutral == nullptr || chart.form == LikertForm::full) return row.n;
    return row.n + " · ni l’un ni l’autre\u00A0: " + neutral->text;
}

void draw_headings(SvgCanvas& canvas, const Bars& bars, bool favourable, double y) {
    const TextStyle left{{13.0, Weight::bold}, fill_of(Stance::strongly_favourable), Anchor::end};
    const TextStyle right{{13.0, Weight::bold}, fill_of(Stance::strongly_unfavourable), Anchor::start};
    if (favourable) canvas.text({bars.zero - 6.0, y}, "favorable", left);
    canvas.text({bars.zero + 6.0, y}, "défavorable", right);
    if (bars.neutral_drawn)
        canvas.text({bars.neutral, y}, "ni l’un ni l’autre", {kSmallFont, palette::kMuted, Anchor::start});
}

std::vector<LegendEntry> legend(const LikertChart& chart, const Bars& bars) {
    std::vector<LegendEntry> entries;
    for (const LikertLevel& level : chart.levels) {
        const bool apart = level.stance == Stance::neutral && chart.form == LikertForm::diverging;
        if (apart && !bars.neutral_drawn) continue;
        const Colour fill = fill_of(level.stance);
        entries.push_back({[fill](SvgCanvas& c, Point at) {
                               c.rectangle({at.x - 7.0, at.y - 7.0, 14.0, 14.0}, fill, {palette::kLine, 1.0});
                           },
                           level.label});
    }
    return entries;
}

}  // namespace

Extent draw(const LikertChart& chart, ChartWidth width, SvgCanvas& canvas) {
    const Bars bars = lay_out(chart, width);
    const double label_width = bars.labels_above ? bars.to : 320.0;
    const bool diverging = chart.form == LikertForm::diverging;
    const auto has_shares = [](const LikertRow& row) { return !row.shares.empty(); };
    const bool detailed = std::any_of(chart.rows.begin(), chart.rows.end(), has_shares);

    double y = 2.0;
    if (detailed) y += draw_legend(canvas, {0.0, y}, bars.to, legend(chart, bars)) + 8.0;
    if (diverging) {
        draw_headings(canvas, bars, detailed, y + 12.0);
        y += 22.0;
    }
    const double first = y;
    for (const LikertRow& row : chart.rows) {
        const std::string under = under_label(chart, row, bars);
        const double label = label_height(row.label, under, label_width);
        const double height = bars.labels_above ? label + kBar + 22.0 : std::max(label + 14.0, kBar + 18.0);
        if (y > first) canvas.line({0.0, y}, {bars.to, y}, {palette::kGrid, 1.0});
        const double label_top = bars.labels_above ? y + 5.0 : y + (height - label) / 2.0;
        const double bar = bars.labels_above ? y + label + 11.0 : y + (height - kBar) / 2.0;
        draw_label(canvas, {0.0, label_top + 14.0}, row.label, under, label_width);
        if (!row.unfavourable)
            draw_absent(canvas, {bars.from, bar, bars.to - bars.from, kBar}, kMasked);
        else if (diverging)
            draw_diverging(canvas, chart, row, bars, bar);
        else
            draw_full(canvas, chart, row, bars, bar);
        if (diverging && row.unfavourable)
            canvas.line({bars.zero, bar - 4.0}, {bars.zero, bar + kBar + 4.0}, {palette::kInk, 1.5});
        y += height;
    }
    return {bars.to, y + 4.0};
}

}  // namespace reports
