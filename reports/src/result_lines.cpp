#include "result_lines.hpp"

#include <utility>
#include <variant>

#include "reports/french_numbers.hpp"

namespace reports {
namespace {

/// « 50,8 » and « 57,6 » of « [50,8 ; 57,6] ».
std::pair<std::string, std::string> ends_of(const Reading& reading, const std::string& unit) {
    const Estimate* found = estimate_of(reading);
    if (found == nullptr || !found->ci) return {};
    const std::string& text = found->ci->text;
    const std::string between = std::string(kNarrowNoBreakSpace) + ";" + kNoBreakSpace;
    const auto at = text.find(between);
    const auto last = at + between.size();
    return {text.substr(1, at - 1) + unit, text.substr(last, text.size() - 1 - last) + unit};
}

std::string or_masked(const std::string& text) {
    return text.empty() ? kMasked : text;
}

struct LinesOfChart {
    std::string theme;
    std::string subject;
    std::vector<ResultLine>& lines;

    void add(const std::string& row, const std::string& measure, const Reading& reading, const std::string& n,
             const std::string& unit = "", const std::string& remark = "") {
        const auto [low, high] = ends_of(reading, unit);
        lines.push_back({theme, subject, row, measure, point_text(reading), low, high, n, remark});
    }
    void add_share(const LikertRow& row, const std::string& measure, const std::optional<Printed>& share) {
        lines.push_back({theme, subject, row.label, measure, share ? share->text : kMasked, "", "",
                         or_masked(row.n), ""});
    }

    void operator()(const LikertChart& chart) {
        for (const LikertRow& row : chart.rows) {
            for (std::size_t i = 0; i < chart.levels.size(); ++i)
                add_share(row, chart.levels[i].label,
                          row.shares.empty() ? std::nullopt : std::optional{row.shares[i]});
            add_share(row, "Défavorable, en tout", row.unfavourable);
        }
    }
    void operator()(const GroupChart& chart) {
        for (const GroupRow& row : chart.rows) {
            const char* remark = row.difference == Difference::established       ? "écart établi"
                                 : row.difference == Difference::not_established ? "écart non établi"
                                                                                 : "";
            add(row.label, chart.measure, row.reading, or_masked(row.n), chart.unit, remark);
            if (!chart.detail_header.empty())
                lines.push_back({theme, subject, row.label, chart.detail_header, or_masked(row.detail), "",
                                 "", or_masked(row.n), ""});
        }
        if (chart.reference) add("Ensemble", chart.measure, Reading{*chart.reference}, "–", chart.unit);
    }
    void operator()(const ProfileChart& chart) {
        for (const ProfileRow& row : chart.rows) {
            add(row.label, "Score, " + chart.current_label, row.current, or_masked(row.n));
            if (chart.weighted)
                lines.push_back({theme, subject, row.label, "Score non pondéré, " + chart.current_label,
                                 or_masked(row.unweighted), "", "", or_masked(row.n), ""});
            if (!chart.previous_label.empty())
                add(row.label, "Score, " + chart.previous_label, row.previous, "–");
        }
    }
    void operator()(const TrendChart& chart) {
        for (const TrendSeries& series : chart.series)
            for (std::size_t i = 0; i < chart.waves.size(); ++i)
                add(series.label, "Score, " + chart.waves[i], series.points[i].reading,
                    or_masked(series.points[i].n));
    }
    void operator()(const ParticipationChart& chart) {
        for (const ParticipationRow& row : chart.rows)
            add(row.label, "Taux de réponse", row.rate, or_masked(row.answered), "", row.people);
        if (chart.overall)
            add("Ensemble", "Taux de réponse", Reading{Estimate{*chart.overall, std::nullopt}}, "–");
    }
};

}  // namespace

std::vector<ResultLine> result_lines(const ReportModel& report) {
    std::vector<ResultLine> lines;
    for (const Section& section : report.sections) {
        std::string heading;
        const auto add = [&](const ChartBlock& block) {
            const std::string& subject = heading.empty() ? block.chart.title : heading;
            std::visit(LinesOfChart{section.label, subject, lines}, block.chart.content);
        };
        for (const Block& block : section.blocks) {
            if (const auto* above = std::get_if<Subheading>(&block)) heading = above->text;
            if (const auto* chart = std::get_if<ChartBlock>(&block)) add(*chart);
            if (const auto* grid = std::get_if<ChartGrid>(&block))
                for (const ChartBlock& one : grid->charts) add(one);
        }
    }
    return lines;
}

}  // namespace reports
