#include "office/chart_sheet.hpp"

#include <utility>

namespace reports {
namespace {

constexpr const char* kSheet = "Données";

Cell number_or(const std::optional<PrintedNumber>& number, const std::string& words) {
    if (number) return {*number};
    return {words};
}

std::optional<PrintedNumber> low_of(const PlottedPoint& point) {
    return point.ends ? std::optional{point.ends->low} : std::nullopt;
}

std::optional<PrintedNumber> high_of(const PlottedPoint& point) {
    return point.ends ? std::optional{point.ends->high} : std::nullopt;
}

}  // namespace

std::optional<PrintedNumber> reach_below(const PlottedPoint& point) {
    if (!point.value || !point.ends) return std::nullopt;
    return distance(*point.value, point.ends->low);
}

std::optional<PrintedNumber> reach_above(const PlottedPoint& point) {
    if (!point.value || !point.ends) return std::nullopt;
    return distance(point.ends->high, *point.value);
}

ChartSheet::ChartSheet(const PlottedChart& chart)
    : rows{chart.categories.size()}, series{chart.series.size()} {
    for (const PlottedSeries& one : chart.series)
        for (const PlottedPoint& point : one.points) has_intervals = has_intervals || point.ends.has_value();
}

std::string ChartSheet::range(std::size_t column) const {
    return std::string("'") + kSheet + "'!" + absolute_cell_name(column, 1) + ":" +
           absolute_cell_name(column, rows);
}

std::string ChartSheet::heading(std::size_t column) const {
    return std::string("'") + kSheet + "'!" + absolute_cell_name(column, 0);
}

std::string chart_workbook(const PlottedChart& chart, const std::string& title) {
    const ChartSheet layout{chart};
    Worksheet sheet{kSheet, {50.0}, {}, 1};
    std::vector<std::string> headings{title};
    for (const PlottedSeries& series : chart.series) headings.push_back(series.name);
    if (layout.has_intervals)
        for (const PlottedSeries& series : chart.series)
            for (const char* what :
                 {"IC 95\u00A0% bas", "IC 95\u00A0% haut", "écart vers le bas", "écart vers le haut"})
                headings.push_back(series.name + ", " + what);
    sheet.widths.resize(headings.size(), 16.0);
    sheet.rows.push_back(heading_cells(headings));
    for (std::size_t row = 0; row < layout.rows; ++row) {
        std::vector<Cell> cells{{chart.categories[row]}};
        for (const PlottedSeries& series : chart.series)
            cells.push_back(number_or(series.points[row].value, series.points[row].text));
        if (layout.has_intervals)
            for (const PlottedSeries& series : chart.series) {
                const PlottedPoint& point = series.points[row];
                for (const auto& number :
                     {low_of(point), high_of(point), reach_below(point), reach_above(point)})
                    cells.push_back(number_or(number, "–"));
            }
        sheet.rows.push_back(std::move(cells));
    }
    return workbook_file({title, {std::move(sheet)}});
}

}  // namespace reports
