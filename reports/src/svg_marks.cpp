#include "svg_marks.hpp"

#include <algorithm>
#include <cmath>

#include "reports/french_numbers.hpp"

namespace reports {
namespace {

constexpr TextStyle kMutedSmall{kSmallFont, palette::kMuted, Anchor::start};
constexpr double kCap = 5.0;  // half height of the stops of an interval
constexpr double kDot = 6.5;  // radius

}  // namespace

std::vector<double> ticks(const Axis& axis, int most) {
    double step = 1.0;
    for (const double candidate : {1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0}) {
        step = candidate;
        if ((axis.high - axis.low) / step + 1.0 <= most) break;
    }
    std::vector<double> values;
    const double first = std::ceil(axis.low / step);
    const auto count = static_cast<int>(std::floor((axis.high + 1e-9) / step - first)) + 1;
    for (int i = 0; i < count; ++i) values.push_back((first + i) * step);
    return values;
}

void draw_grid(SvgCanvas& canvas, const Axis& axis, double top, double bottom, std::string_view unit) {
    for (const double value : ticks(axis, 6)) {
        const double x = axis(value);
        canvas.line({x, top}, {x, bottom}, {palette::kGrid, 1.0});
        canvas.text({x, bottom + 17.0}, fmt_num(value, 0) + std::string(unit),
                    {kSmallFont, palette::kMuted, Anchor::middle});
    }
}

void draw_interval(SvgCanvas& canvas, const Axis& axis, const analysis::Interval& interval, double y) {
    const double low = axis(std::clamp(interval.low, axis.low, axis.high));
    const double high = axis(std::clamp(interval.high, axis.low, axis.high));
    const Stroke stroke{palette::kAccent, 2.0};
    canvas.line({low, y}, {high, y}, stroke);
    canvas.line({low, y - kCap}, {low, y + kCap}, stroke);
    canvas.line({high, y - kCap}, {high, y + kCap}, stroke);
}

void draw_absent(SvgCanvas& canvas, const Box& box, std::string_view words) {
    if (words == kMasked) canvas.hatched(box);
    const double width = text_width(words, kSmallFont) * kWidthSlack + 12.0;
    const double middle = box.x + box.width / 2.0;
    canvas.rectangle({middle - width / 2.0, box.y + 1.0, width, box.height - 2.0}, palette::kPaper);
    canvas.text({middle, box.y + box.height / 2.0 + 4.5}, words,
                {kSmallFont, palette::kMuted, Anchor::middle});
}

double label_height(std::string_view label, std::string_view n, double width) {
    const auto lines = static_cast<double>(wrap(label, width, kLabelFont).size());
    return lines * kLabelSpacing + (n.empty() ? 0.0 : kLabelSpacing - 2.0);
}

void draw_label(SvgCanvas& canvas, Point at, std::string_view label, std::string_view n, double width) {
    const auto lines = wrap(label, width, kLabelFont);
    canvas.lines(at, lines, kLabelSpacing, {kLabelFont, palette::kInk, Anchor::start});
    if (n.empty()) return;
    canvas.text({at.x, at.y + static_cast<double>(lines.size()) * kLabelSpacing - 1.0}, n, kMutedSmall);
}

double draw_legend(SvgCanvas& canvas, Point at, double width, const std::vector<LegendEntry>& entries) {
    constexpr double kMark = 14.0;
    constexpr double kGap = 7.0;
    constexpr double kBetween = 22.0;
    double x = at.x;
    double y = at.y;
    for (const LegendEntry& entry : entries) {
        const double words = text_width(entry.words, kSmallFont) * kWidthSlack;
        if (x > at.x && x + kMark + kGap + words > at.x + width) {
            x = at.x;
            y += kLabelSpacing + 2.0;
        }
        entry.mark(canvas, {x + kMark / 2.0, y + kMark / 2.0});
        canvas.text({x + kMark + kGap, y + 11.5}, entry.words, kMutedSmall);
        x += kMark + kGap + words + kBetween;
    }
    return entries.empty() ? 0.0 : y - at.y + kLabelSpacing + 2.0;
}

void draw_dot(SvgCanvas& canvas, Point centre) {
    canvas.disc(centre, kDot, palette::kAccent, {palette::kPaper, 1.5});
}

void draw_hollow_dot(SvgCanvas& canvas, Point centre, Colour colour) {
    canvas.disc(centre, kDot - 1.0, palette::kPaper, {colour, 2.0});
}

}  // namespace reports
