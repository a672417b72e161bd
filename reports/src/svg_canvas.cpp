#include "svg_canvas.hpp"

#include <cmath>

namespace reports {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

std::string attribute(std::string_view name, double value) {
    return attribute(name, coordinate(value));
}

std::string painted(const Stroke& stroke) {
    std::string text = attribute("stroke", stroke.colour) + attribute("stroke-width", stroke.width);
    if (!stroke.dashes.empty()) text += attribute("stroke-dasharray", stroke.dashes);
    return text;
}

std::string placed(const Box& box) {
    return attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
           attribute("height", box.height);
}

std::string list_of(const std::vector<Point>& points) {
    std::string text;
    for (const Point& point : points)
        text += (text.empty() ? "" : " ") + coordinate(point.x) + "," + coordinate(point.y);
    return text;
}

}  // namespace

std::string coordinate(double value) {
    const auto tenths = static_cast<long long>(std::llround(value * 10.0));
    const long long whole = std::abs(tenths) / 10;
    const long long tenth = std::abs(tenths) % 10;
    std::string text = (tenths < 0 ? "-" : "") + std::to_string(whole);
    if (tenth != 0) text += "." + std::to_string(tenth);
    return text;
}

void SvgCanvas::rectangle(const Box& box, Colour fill) {
    markup_ += "<rect" + placed(box) + attribute("fill", fill) + "/>\n";
}

void SvgCanvas::rectangle(const Box& box, Colour fill, const Stroke& stroke) {
    markup_ += "<rect" + placed(box) + attribute("fill", fill) + painted(stroke) + "/>\n";
}

void SvgCanvas::line(Point from, Point to, const Stroke& stroke) {
    markup_ += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
               attribute("y2", to.y) + painted(stroke) + "/>\n";
}

void SvgCanvas::polyline(const std::vector<Point>& points, const Stroke& stroke) {
    markup_ += "<polyline" + attribute("points", list_of(points)) + attribute("fill", "none") +
               painted(stroke) + attribute("stroke-linejoin", "round") + "/>\n";
}

void SvgCanvas::polygon(const std::vector<Point>& points, Colour fill) {
    markup_ += "<polygon" + attribute("points", list_of(points)) + attribute("fill", fill) + "/>\n";
}

void SvgCanvas::disc(Point centre, double radius, Colour fill, const Stroke& stroke) {
    markup_ += "<circle" + attribute("cx", centre.x) + attribute("cy", centre.y) + attribute("r", radius) +
               attribute("fill", fill) + painted(stroke) + "/>\n";
}

void SvgCanvas::text(Point at, std::string_view words, const TextStyle& style) {
    markup_ += "<text" + attribute("x", at.x) + attribute("y", at.y);
    if (style.anchor != Anchor::start)
        markup_ += attribute("text-anchor", style.anchor == Anchor::middle ? "middle" : "end");
    markup_ += attribute("font-size", style.font.size);
    if (style.font.weight == Weight::bold) markup_ += attribute("font-weight", "bold");
    markup_ += attribute("fill", style.fill) + ">" + Html::escape(words).markup() + "</text>\n";
}

void SvgCanvas::lines(Point at, const std::vector<std::string>& text, double spacing,
                      const TextStyle& style) {
    for (std::size_t i = 0; i < text.size(); ++i)
        this->text({at.x, at.y + static_cast<double>(i) * spacing}, text[i], style);
}

void SvgCanvas::hatched(const Box& box) {
    hatching_ = true;
    markup_ += "<rect" + placed(box) + attribute("fill", "url(#" + hatching_id() + ")") +
               painted({palette::kMaskHatch, 1.0}) + "/>\n";
}

void SvgCanvas::open(std::string_view words) {
    markup_ += "<g><title>" + Html::escape(words).markup() + "</title>\n";
}

void SvgCanvas::close() {
    markup_ += "</g>\n";
}

}  // namespace reports
