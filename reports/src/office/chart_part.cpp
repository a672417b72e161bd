#include "office/chart_part.hpp"

#include <array>
#include <cstdio>
#include <utility>

#include "office/chart_sheet.hpp"
#include "office/markup.hpp"
#include "office/office_types.hpp"
#include "office/plotted_chart.hpp"

namespace reports {
namespace {

using pugi::xml_node;

constexpr const char* kCategoryAxis = "111111111";
constexpr const char* kValueAxis = "222222222";
constexpr const char* kGrid = "E4E4E4";
constexpr const char* kInk = "1A1A1A";
constexpr const char* kGrey = "767676";

xml_node add_val(xml_node parent, const char* name, std::string_view value) {
    return add(parent, name, {{"val", value}});
}

std::string coordinate(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

void add_solid(xml_node parent, std::string_view colour) {
    add_val(add(parent, "a:solidFill"), "a:srgbClr", colour);
}

void add_line(xml_node parent, std::string_view colour, const char* width) {
    add_solid(add(parent, "a:ln", {{"w", width}}), colour);
}

void add_text_style(xml_node parent, int points, std::string_view colour) {
    const auto text = add(parent, "c:txPr");
    add(text, "a:bodyPr");
    add(text, "a:lstStyle");
    const auto paragraph = add(text, "a:p");
    const auto style =
        add(add(paragraph, "a:pPr"), "a:defRPr", {{"sz", std::to_string(100 * points)}, {"b", "0"}});
    add_solid(style, colour);
    add(paragraph, "a:endParaRPr", {{"lang", "fr-FR"}});
}

/// Numbers that a range of the workbook holds, as they are now.
void add_numbers(xml_node parent, const std::string& range,
                 const std::vector<std::optional<PrintedNumber>>& numbers) {
    const auto reference = add(parent, "c:numRef");
    add_text(reference, "c:f", range);
    const auto cache = add(reference, "c:numCache");
    std::string format = "General";
    for (const auto& number : numbers)
        if (number) {
            format = number->format;
            break;
        }
    add_text(cache, "c:formatCode", format);
    add_val(cache, "c:ptCount", std::to_string(numbers.size()));
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i])
            add_text(add(cache, "c:pt", {{"idx", std::to_string(i)}}), "c:v", numbers[i]->decimal);
}

void add_strings(xml_node parent, const std::string& range, const std::vector<std::string>& texts) {
    const auto reference = add(parent, "c:strRef");
    add_text(reference, "c:f", range);
    const auto cache = add(reference, "c:strCache");
    add_val(cache, "c:ptCount", std::to_string(texts.size()));
    for (std::size_t i = 0; i < texts.size(); ++i)
        add_text(add(cache, "c:pt", {{"idx", std::to_string(i)}}), "c:v", texts[i]);
}

void show(xml_node labels, bool value) {
    add_val(labels, "c:showLegendKey", "0");
    add_val(labels, "c:showVal", value ? "1" : "0");
    for (const char* name : {"c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"})
        add_val(labels, name, "0");
}

/// Writes the parts of one chart.
class ChartWriter {
public:
    ChartWriter(const PlottedChart& chart, int points) : chart_{chart}, sheet_{chart}, points_{points} {}

    std::string part(const std::string& workbook) const {
        pugi::xml_document document;
        const auto space = add(document, "c:chartSpace",
                               {{"xmlns:c", office::kChartSpace},
                                {"xmlns:a", office::kDrawingSpace},
                                {"xmlns:r", office::kRelationshipSpace}});
        add_val(space, "c:date1904", "0");
        add_val(space, "c:lang", "fr-FR");
        add_val(space, "c:roundedCorners", "0");
        const auto chart = add(space, "c:chart");
        add_val(chart, "c:autoTitleDeleted", "1");
        const auto area = add(chart, "c:plotArea");
        add(area, "c:layout");
        add_plot(area);
        add_category_axis(area);
        add_value_axis(area);
        if (chart_.series.size() > 1) add_legend(chart);
        add_val(chart, "c:plotVisOnly", "1");
        add_val(chart, "c:dispBlanksAs", "gap");
        add_text_style(space, points_, kInk);
        add_val(add(space, "c:externalData", {{"r:id", workbook}}), "c:autoUpdate", "0");
        return part_text(document);
    }

private:
    const PlottedChart& chart_;
    ChartSheet sheet_;
    int points_;

    bool lines() const { return chart_.kind == PlottedKind::line; }
    bool stacked() const { return chart_.kind == PlottedKind::stacked_bars; }

    void add_plot(xml_node area) const {
        const auto plot = add(area, lines() ? "c:lineChart" : "c:barChart");
        if (!lines()) add_val(plot, "c:barDir", "bar");
        add_val(plot, "c:grouping", lines() ? "standard" : stacked() ? "percentStacked" : "clustered");
        add_val(plot, "c:varyColors", "0");
        for (std::size_t i = 0; i < chart_.series.size(); ++i) add_series(plot, i);
        if (lines()) {
            add_val(plot, "c:marker", "1");
        } else {
            add_val(plot, "c:gapWidth", stacked() ? "35" : "45");
            add_val(plot, "c:overlap", stacked() ? "100" : "-5");
        }
        add_val(plot, "c:axId", kCategoryAxis);
        add_val(plot, "c:axId", kValueAxis);
    }

    void add_series(xml_node plot, std::size_t index) const {
        const PlottedSeries& series = chart_.series[index];
        const auto node = add(plot, "c:ser");
        add_val(node, "c:idx", std::to_string(index));
        add_val(node, "c:order", std::to_string(index));
        add_strings(add(node, "c:tx"), sheet_.heading(sheet_.value_column(index)), {series.name});
        const auto shape = add(node, "c:spPr");
        if (lines()) {
            add_line(shape, series.fill, "28575");
            const auto marker = add(node, "c:marker");
            add_val(marker, "c:symbol", "circle");
            add_val(marker, "c:size", "8");
            add_solid(add(marker, "c:spPr"), series.fill);
        } else {
            add_solid(shape, series.fill);
            if (stacked()) add_line(shape, "FFFFFF", "9525");
            add_val(node, "c:invertIfNegative", "0");
            add_single_points(node, series);
        }
        add_labels(node, series);
        if (sheet_.has_intervals) add_intervals(node, index);
        add_strings(add(node, "c:cat"), sheet_.range(0), chart_.categories);
        std::vector<std::optional<PrintedNumber>> values;
        for (const PlottedPoint& point : series.points) values.push_back(point.value);
        add_numbers(add(node, "c:val"), sheet_.range(sheet_.value_column(index)), values);
        if (lines()) add_val(node, "c:smooth", "0");
    }

    /// Bars that are not drawn like the others of their series.
    void add_single_points(xml_node node, const PlottedSeries& series) const {
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const PlottedPoint& point = series.points[i];
            if (!point.value || (!point.hollow && !point.apart)) continue;
            const auto single = add(node, "c:dPt");
            add_val(single, "c:idx", std::to_string(i));
            add_val(single, "c:invertIfNegative", "0");
            add_val(single, "c:bubble3D", "0");
            const auto shape = add(single, "c:spPr");
            add_solid(shape, point.apart ? "D9D9D9" : "FFFFFF");
            if (point.hollow) add_line(shape, series.fill, "19050");
        }
    }

    void add_labels(xml_node node, const PlottedSeries& series) const {
        const auto labels = add(node, "c:dLbls");
        if (stacked()) {
            for (std::size_t i = 0; i < series.points.size(); ++i) {
                const auto& value = series.points[i].value;
                if (value && value->value() >= 0.06) continue;
                const auto label = add(labels, "c:dLbl");
                add_val(label, "c:idx", std::to_string(i));
                add_val(label, "c:delete", "1");
            }
            add(labels, "c:numFmt", {{"formatCode", chart_.axis_format}, {"sourceLinked", "0"}});
            add_text_style(labels, points_, series.ink);
            show(labels, true);
            return;
        }
        for (std::size_t i = 0; i < series.points.size(); ++i)
            if (series.points[i].value) add_label(labels, i, series);
        show(labels, false);
    }

    /// The printed text itself, so that it reads the same in any language of the program; on its bar where there is room.
    void add_label(xml_node labels, std::size_t index, const PlottedSeries& series) const {
        const PlottedPoint& point = series.points[index];
        const bool inside = !lines() && point.value->value() >= 0.35 * chart_.high;
        const std::string ink = inside && !point.hollow && !point.apart ? series.ink : std::string(kInk);
        const auto label = add(labels, "c:dLbl");
        add_val(label, "c:idx", std::to_string(index));
        const auto rich = add(add(label, "c:tx"), "c:rich");
        add(rich, "a:bodyPr");
        const auto paragraph = add(rich, "a:p");
        const auto run = add(paragraph, "a:r");
        const auto style = add(run, "a:rPr", {{"lang", "fr-FR"}, {"sz", std::to_string(100 * points_)}});
        add_solid(style, ink);
        const std::string clear = inside || lines() || !point.ends ? "" : "\u00A0\u00A0\u00A0\u00A0\u00A0";
        add_text(run, "a:t", clear + point.text);
        add_val(label, "c:dLblPos", lines() ? "t" : inside ? "inBase" : "outEnd");
        show(label, true);
    }

    void add_intervals(xml_node node, std::size_t index) const {
        std::vector<std::optional<PrintedNumber>> plus;
        std::vector<std::optional<PrintedNumber>> minus;
        for (const PlottedPoint& point : chart_.series[index].points) {
            plus.push_back(reach_above(point));
            minus.push_back(reach_below(point));
        }
        const auto bars = add(node, "c:errBars");
        if (lines()) add_val(bars, "c:errDir", "y");
        add_val(bars, "c:errBarType", "both");
        add_val(bars, "c:errValType", "cust");
        add_val(bars, "c:noEndCap", "0");
        add_numbers(add(bars, "c:plus"), sheet_.range(sheet_.plus_column(index)), plus);
        add_numbers(add(bars, "c:minus"), sheet_.range(sheet_.minus_column(index)), minus);
        add_line(add(bars, "c:spPr"), lines() ? kGrey : kInk, "15875");
    }

    void add_category_axis(xml_node area) const {
        const auto axis = add(area, "c:catAx");
        add_val(axis, "c:axId", kCategoryAxis);
        add_val(add(axis, "c:scaling"), "c:orientation", lines() ? "minMax" : "maxMin");
        add_val(axis, "c:delete", "0");
        add_val(axis, "c:axPos", lines() ? "b" : "l");
        add(axis, "c:numFmt", {{"formatCode", "General"}, {"sourceLinked", "0"}});
        add_val(axis, "c:majorTickMark", "none");
        add_val(axis, "c:minorTickMark", "none");
        add_val(axis, "c:tickLblPos", "low");
        add_line(add(axis, "c:spPr"), kGrey, "9525");
        add_text_style(axis, points_, kInk);
        add_val(axis, "c:crossAx", kValueAxis);
        add_val(axis, "c:crosses", "autoZero");
        add_val(axis, "c:auto", "1");
        add_val(axis, "c:lblAlgn", "ctr");
        add_val(axis, "c:lblOffset", "100");
        add_val(axis, "c:noMultiLvlLbl", "1");
    }

    void add_value_axis(xml_node area) const {
        const auto axis = add(area, "c:valAx");
        add_val(axis, "c:axId", kValueAxis);
        const auto scaling = add(axis, "c:scaling");
        add_val(scaling, "c:orientation", "minMax");
        add_val(scaling, "c:max", coordinate(chart_.high));
        add_val(scaling, "c:min", coordinate(lines() ? chart_.low : 0.0));
        add_val(axis, "c:delete", "0");
        add_val(axis, "c:axPos", lines() ? "l" : "b");
        add_line(add(add(axis, "c:majorGridlines"), "c:spPr"), kGrid, "9525");
        add(axis, "c:numFmt", {{"formatCode", chart_.axis_format}, {"sourceLinked", "0"}});
        add_val(axis, "c:majorTickMark", "none");
        add_val(axis, "c:minorTickMark", "none");
        add_val(axis, "c:tickLblPos", "nextTo");
        add(add(add(axis, "c:spPr"), "a:ln"), "a:noFill");
        add_text_style(axis, points_ > 12 ? points_ - 2 : points_, "555555");
        add_val(axis, "c:crossAx", kCategoryAxis);
        add_val(axis, "c:crosses", lines() ? "autoZero" : "max");
        add_val(axis, "c:crossBetween", "between");
        add_val(axis, "c:majorUnit", coordinate(step()));
    }

    /// Between the marks of the axis of values.
    double step() const {
        const double span = chart_.high - (lines() ? chart_.low : 0.0);
        const bool shares = chart_.high <= 1.0;
        for (const double step : {0.1, 0.2, 0.25, 10.0, 20.0, 25.0})
            if (shares == (step < 1.0) && span <= 5.0 * step) return step;
        return shares ? 0.25 : 25.0;
    }

    void add_legend(xml_node chart) const {
        const auto legend = add(chart, "c:legend");
        add_val(legend, "c:legendPos", "t");
        add_val(legend, "c:overlay", "0");
        add_text_style(legend, points_, kInk);
    }
};

}  // namespace

std::optional<std::string> add_chart(Package& package, const std::string& source, const std::string& folder,
                                     const ChartModel& chart, int points) {
    const auto drawn = plotted(chart);
    if (!drawn) return std::nullopt;
    int number = 1;
    const auto name = [&] { return folder + "/charts/chart" + std::to_string(number) + ".xml"; };
    while (package.holds(name())) ++number;
    const std::string workbook = folder + "/embeddings/donnees" + std::to_string(number) + ".xlsx";
    package.add_part(workbook, office::kEmbeddedWorkbookType, chart_workbook(*drawn, chart.title));
    const std::string data = package.relate(name(), office::kPackageRelation, workbook);
    package.add_part(name(), office::kChartType, ChartWriter{*drawn, points}.part(data));
    return package.relate(source, office::kChartRelation, name());
}

}  // namespace reports
