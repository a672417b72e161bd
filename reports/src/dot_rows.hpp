#pragma once

#include <string>
#include <vector>

#include "reports/svg.hpp"
#include "svg_canvas.hpp"

namespace reports {

/// How charts of one mark a row are laid out: label, marks over an axis, value at the right.
struct DotLayout {
    double width;
    double label_width;
    double from;  ///< of the axis
    double to;
    bool labels_above;  ///< labels stand above their marks, over the whole width
};

inline constexpr DotLayout kWideDots{920.0, 280.0, 305.0, 700.0, false};
inline constexpr DotLayout kNarrowDots{340.0, 340.0, 16.0, 236.0, true};

const DotLayout& dot_layout(ChartWidth width);

struct RowLabel {
    std::string label;
    std::string n;
};

/// Where one row stands.
struct RowPlace {
    double top;
    double height;
    double middle;  ///< of its marks
    double label_top;
};

/// Rows one under the other from `top`.
std::vector<RowPlace> place_rows(const std::vector<RowLabel>& labels, const DotLayout& layout, double top);

/// A thin line between rows, and each label.
void draw_row_labels(SvgCanvas& canvas, const std::vector<RowLabel>& labels,
                     const std::vector<RowPlace>& places, const DotLayout& layout);

/// The value of a row and its interval, at the right of the marks; `below` is a further muted line when wide.
void draw_row_value(SvgCanvas& canvas, const Reading& reading, std::string_view below, const RowPlace& place,
                    const DotLayout& layout);

}  // namespace reports
