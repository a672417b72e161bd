#include "office/plotted_chart.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "report_texts.hpp"
#include "reports/palette.hpp"

namespace reports {
namespace {

const std::string kPercentFormat = "0\"\u00A0\"%";

std::string hex(Colour colour) {
    return std::string(colour.substr(1));
}

Unit unit_of(const std::string& text) {
    return text.ends_with('%') ? Unit::percent : Unit::points;
}

PlottedPoint point_of(const Reading& reading) {
    PlottedPoint point;
    point.text = text_of(reading);
    const Estimate* found = estimate_of(reading);
    if (found == nullptr) return point;
    point.value = plotted_number(found->point.text);
    if (found->ci) point.ends = printed_ends(found->ci->text, unit_of(found->point.text));
    return point;
}

PlottedPoint point_of(const Printed& share) {
    return {plotted_number(share.text), std::nullopt, share.text};
}

PlottedPoint masked() {
    PlottedPoint point;
    point.text = kMasked;
    return point;
}

std::string category(const std::string& label, const Reading& reading) {
    if (estimate_of(reading) != nullptr) return label;
    return label + " (" + point_text(reading) + ")";
}

PlottedChart plot(const ProfileChart& chart) {
    PlottedChart result;
    PlottedSeries now{chart.current_label, hex(palette::kAccent), hex(palette::kPaper), {}};
    PlottedSeries before{chart.previous_label, hex(palette::kBand), hex(palette::kInk), {}};
    for (const ProfileRow& row : chart.rows) {
        result.categories.push_back(category(row.label, row.current));
        now.points.push_back(point_of(row.current));
        before.points.push_back(point_of(row.previous));
    }
    result.series.push_back(std::move(now));
    if (!chart.previous_label.empty()) result.series.push_back(std::move(before));
    return result;
}

PlottedChart plot(const GroupChart& chart) {
    PlottedChart result;
    result.axis_format = chart.unit.empty() ? "0" : kPercentFormat;
    result.high = chart.unit.empty() ? chart.high : chart.high / 100.0;
    PlottedSeries series{chart.measure, hex(palette::kAccent), hex(palette::kPaper), {}};
    const bool tested = is_tested(chart);
    for (const GroupRow& row : chart.rows) {
        result.categories.push_back(category(row.label, row.reading));
        series.points.push_back(point_of(row.reading));
        series.points.back().hollow = tested && row.difference != Difference::established;
    }
    if (chart.reference) {
        result.categories.emplace_back("Ensemble");
        series.points.push_back(point_of(Reading{*chart.reference}));
        series.points.back().apart = true;
    }
    result.series.push_back(std::move(series));
    return result;
}

PlottedChart plot(const ParticipationChart& chart) {
    PlottedChart result;
    result.axis_format = kPercentFormat;
    result.high = 1.0;
    PlottedSeries series{"Taux de réponse", hex(palette::kAccent), hex(palette::kPaper), {}};
    for (const ParticipationRow& row : chart.rows) {
        result.categories.push_back(category(row.label, row.rate));
        series.points.push_back(point_of(row.rate));
    }
    if (chart.overall) {
        result.categories.emplace_back("Ensemble");
        series.points.push_back(point_of(*chart.overall));
        series.points.back().apart = true;
    }
    result.series.push_back(std::move(series));
    return result;
}

PlottedChart plot(const TrendChart& chart) {
    PlottedChart result;
    result.kind = PlottedKind::line;
    result.categories = chart.waves;
    result.low = chart.low;
    result.high = chart.high;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        PlottedSeries series{chart.series[i].label,
                             hex(palette::kSeries[i % std::size(palette::kSeries)]),
                             hex(palette::kInk),
                             {}};
        for (const TrendPoint& point : chart.series[i].points) {
            series.points.push_back(point_of(point.reading));
            series.points.back().text = point_text(point.reading);
        }
        result.series.push_back(std::move(series));
    }
    return result;
}

/// Only the unfavourable share, when some question shows no more.
PlottedChart plot_unfavourable(const LikertChart& chart) {
    PlottedChart result;
    PlottedSeries series{"Défavorable, en tout", hex(fill_of(Stance::unfavourable)), hex(palette::kInk), {}};
    for (const LikertRow& row : chart.rows) {
        result.categories.push_back(row.unfavourable ? row.label : row.label + " (" + kMasked + ")");
        series.points.push_back(row.unfavourable ? point_of(*row.unfavourable) : masked());
    }
    result.series.push_back(std::move(series));
    return result;
}

PlottedChart plot(const LikertChart& chart) {
    const bool spread = std::all_of(chart.rows.begin(), chart.rows.end(),
                                    [](const LikertRow& row) { return !row.shares.empty(); });
    PlottedChart result;
    if (!spread) {
        result = plot_unfavourable(chart);
    } else {
        result.kind = PlottedKind::stacked_bars;
        for (const LikertRow& row : chart.rows)
            result.categories.push_back(row.label + " " + row.unfavourable->text +
                                        " de réponses défavorables");
        for (std::size_t level = 0; level < chart.levels.size(); ++level) {
            const Stance stance = chart.levels[level].stance;
            PlottedSeries series{chart.levels[level].label, hex(fill_of(stance)), hex(text_on(stance)), {}};
            for (const LikertRow& row : chart.rows) series.points.push_back(point_of(row.shares[level]));
            result.series.push_back(std::move(series));
        }
    }
    result.axis_format = kPercentFormat;
    result.high = 1.0;
    return result;
}

}  // namespace

std::optional<PlottedChart> plotted(const ChartModel& chart) {
    PlottedChart result = std::visit([](const auto& content) { return plot(content); }, chart.content);
    for (const PlottedSeries& series : result.series)
        for (const PlottedPoint& point : series.points)
            if (point.value) return result;
    return std::nullopt;
}

bool is_tested(const GroupChart& chart) {
    return std::any_of(chart.rows.begin(), chart.rows.end(),
                       [](const GroupRow& row) { return row.difference != Difference::untested; });
}

std::string note_of_bars(const ChartModel& chart) {
    std::string note = chart.note;
    const std::string cut = explanation("coupe");
    if (const auto at = note.find(cut); at != std::string::npos) {
        note.erase(at, cut.size());
        const auto twice = note.find("  ");
        if (twice != std::string::npos) note.erase(twice, 1);
    }
    if (const auto* groups = std::get_if<GroupChart>(&chart.content)) {
        const std::string key = is_tested(*groups) ? " " + deck_texts("groupes").front() : "";
        note = groups->measure + "." + key + " " + note;
    }
    while (note.ends_with(' ')) note.pop_back();
    return note;
}

}  // namespace reports
