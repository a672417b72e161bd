#include "reports/svg.hpp"

#include <string>
#include <variant>

#include "chart_drawing.hpp"

namespace reports {
namespace {

constexpr std::string_view kFamily = "Arial, 'Liberation Sans', Helvetica, sans-serif";

std::string hatching(const SvgCanvas& canvas) {
    if (!canvas.has_hatching()) return {};
    return "<defs><pattern id=\"" + canvas.hatching_id() +
           "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
           "<rect width=\"6\" height=\"6\" fill=\"" +
           std::string(palette::kMaskFill) + "\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"" +
           std::string(palette::kMaskHatch) + "\" stroke-width=\"1.5\"/></pattern></defs>\n";
}

}  // namespace

Html svg(const ChartModel& chart, ChartWidth width, std::string_view id) {
    SvgCanvas canvas{id};
    const Extent extent =
        std::visit([&](const auto& content) { return draw(content, width, canvas); }, chart.content);

    const std::string name(id);
    const std::string w = coordinate(extent.width);
    const std::string h = coordinate(extent.height);
    Html markup = Html::trusted("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"" +
                                name + "-t " + name + "-d\" viewBox=\"0 0 " + w + " " + h + "\" width=\"" +
                                w + "\" height=\"" + h + "\" font-family=\"" + std::string(kFamily) +
                                "\">\n<title id=\"" + name + "-t\">");
    markup += Html::escape(chart.title);
    markup += Html::trusted("</title>\n<desc id=\"" + name + "-d\">");
    markup += Html::escape(describe(chart));
    markup += Html::trusted("</desc>\n" + hatching(canvas) + canvas.markup() + "</svg>\n");
    return markup;
}

}  // namespace reports
