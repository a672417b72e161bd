#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/html.hpp"
#include "reports/palette.hpp"
#include "reports/text_width.hpp"

namespace reports {

struct Point {
    double x = 0.0;
    double y = 0.0;
};

struct Box {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
};

enum class Anchor { start, middle, end };

/// How a text is set; its position is the baseline at its anchor.
struct TextStyle {
    Font font;
    Colour fill = palette::kInk;
    Anchor anchor = Anchor::start;
};

struct Stroke {
    Colour colour = palette::kInk;
    double width = 1.0;
    std::string_view dashes = {};
};

/// The elements of a drawing, in the order they were added. Coordinates are printed to a tenth.
class SvgCanvas {
public:
    explicit SvgCanvas(std::string_view id) : id_{id} {}

    void rectangle(const Box& box, Colour fill);
    void rectangle(const Box& box, Colour fill, const Stroke& stroke);
    void line(Point from, Point to, const Stroke& stroke);
    void polyline(const std::vector<Point>& points, const Stroke& stroke);
    void polygon(const std::vector<Point>& points, Colour fill);
    void disc(Point centre, double radius, Colour fill, const Stroke& stroke);
    void text(Point at, std::string_view words, const TextStyle& style);
    /// Lines one under the other, the first baseline at `at`.
    void lines(Point at, const std::vector<std::string>& text, double spacing, const TextStyle& style);
    /// A box hatched in grey.
    void hatched(const Box& box);

    /// What is added until close() shows `words` under a pointer.
    void open(std::string_view words);
    void close();

    const std::string& markup() const { return markup_; }
    bool has_hatching() const { return hatching_; }
    std::string hatching_id() const { return id_ + "-h"; }

private:
    std::string id_;
    std::string markup_;
    bool hatching_ = false;
};

/// « 12.5 », « 12 »: rounded to a tenth, with a point whatever the locale.
std::string coordinate(double value);

}  // namespace reports
