#include "dot_rows.hpp"

#include <algorithm>

#include "svg_marks.hpp"

namespace reports {
namespace {

constexpr double kMarks = 40.0;      // height of the marks of a row
constexpr double kValueEnd = 770.0;  // values of wide charts end here, their intervals begin after it

}  // namespace

const DotLayout& dot_layout(ChartWidth width) {
    return width == ChartWidth::wide ? kWideDots : kNarrowDots;
}

std::vector<RowPlace> place_rows(const std::vector<RowLabel>& labels, const DotLayout& layout, double top) {
    std::vector<RowPlace> places;
    for (const RowLabel& row : labels) {
        const double label = label_height(row.label, row.n, layout.label_width);
        if (layout.labels_above) {
            const double height = label + kMarks + 6.0;
            places.push_back({top, height, top + label + kMarks / 2.0, top + 4.0});
        } else {
            const double height = std::max(label + 16.0, kMarks + 10.0);
            places.push_back({top, height, top + height / 2.0, top + (height - label) / 2.0});
        }
        top += places.back().height;
    }
    return places;
}

void draw_row_labels(SvgCanvas& canvas, const std::vector<RowLabel>& labels,
                     const std::vector<RowPlace>& places, const DotLayout& layout) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const RowPlace& place = places[i];
        if (layout.labels_above)  // the grid must not run through the words
            canvas.rectangle({0.0, place.top, layout.width, place.height - kMarks - 2.0}, palette::kPaper);
        if (i > 0) canvas.line({0.0, place.top}, {layout.width, place.top}, {palette::kGrid, 1.0});
        draw_label(canvas, {0.0, place.label_top + 14.0}, labels[i].label, labels[i].n, layout.label_width);
    }
}

void draw_row_value(SvgCanvas& canvas, const Reading& reading, std::string_view below, const RowPlace& place,
                    const DotLayout& layout) {
    const TextStyle strong{kValueFont, palette::kInk, Anchor::end};
    const TextStyle muted_end{kSmallFont, palette::kMuted, Anchor::end};
    const TextStyle muted{kSmallFont, palette::kMuted, Anchor::start};
    const Estimate* shown = estimate_of(reading);
    const bool interval = shown != nullptr && shown->ci.has_value();
    if (layout.labels_above) {
        if (shown == nullptr) return;
        canvas.text({layout.width, place.middle + (interval ? -2.0 : 5.0)}, shown->point.text, strong);
        if (interval) canvas.text({layout.width, place.middle + 14.0}, shown->ci->text, muted_end);
        return;
    }
    const double first = place.middle + (below.empty() || shown == nullptr ? 5.0 : -3.0);
    if (shown != nullptr) canvas.text({kValueEnd, first}, shown->point.text, strong);
    if (interval) canvas.text({kValueEnd + 12.0, first}, shown->ci->text, muted);
    if (below.empty()) return;
    const double begin = kValueEnd - text_width("00,0", kValueFont);
    canvas.text({begin, shown != nullptr ? place.middle + 15.0 : first}, below, muted);
}

}  // namespace reports
