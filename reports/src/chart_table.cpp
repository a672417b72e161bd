#include <algorithm>
#include <string>
#include <vector>

#include "reports/chart_model.hpp"

namespace reports {
namespace {

std::string or_masked(const std::string& text) {
    return text.empty() ? kMasked : text;
}

std::string printed(const std::optional<Printed>& share) {
    return share ? share->text : kMasked;
}

DataTable table(const LikertChart& chart) {
    DataTable result;
    result.columns = {"Question", "Réponses"};
    for (const LikertLevel& level : chart.levels) result.columns.push_back(level.label);
    result.columns.push_back("Défavorable, en tout");
    for (const LikertRow& row : chart.rows) {
        std::vector<std::string> cells = {or_masked(row.n)};
        for (std::size_t i = 0; i < chart.levels.size(); ++i)
            cells.push_back(row.shares.empty() ? kMasked : row.shares[i].text);
        cells.push_back(printed(row.unfavourable));
        result.rows.push_back({row.label, std::move(cells)});
    }
    return result;
}

std::string words_of(const GroupRow& row) {
    if (estimate_of(row.reading) == nullptr) return "–";
    switch (row.difference) {
        case Difference::established:
            return "établi";
        case Difference::not_established:
            return "non établi";
        case Difference::untested:
            break;
    }
    return "non comparé";
}

DataTable table(const GroupChart& chart) {
    const bool tested = std::any_of(chart.rows.begin(), chart.rows.end(), [](const GroupRow& row) {
        return row.difference != Difference::untested;
    });
    DataTable result;
    result.columns = {chart.group_header, "Réponses", chart.measure, "IC 95\u00A0%"};
    if (tested) result.columns.push_back("Écart avec les autres groupes");
    if (!chart.detail_header.empty()) result.columns.push_back(chart.detail_header);
    const auto add = [&](const std::string& label, const std::string& n, const Reading& reading,
                         const std::string& difference, const std::string& detail) {
        DataTable::Row row{label, {or_masked(n), point_text(reading), interval_text(reading)}};
        if (tested) row.cells.push_back(difference);
        if (!chart.detail_header.empty()) row.cells.push_back(or_masked(detail));
        result.rows.push_back(std::move(row));
    };
    for (const GroupRow& row : chart.rows) add(row.label, row.n, row.reading, words_of(row), row.detail);
    if (chart.reference) add("Ensemble", "–", Reading{*chart.reference}, "–", "–");
    return result;
}

DataTable table(const ProfileChart& chart) {
    DataTable result;
    const bool before = !chart.previous_label.empty();
    result.columns = {"Échelle", chart.current_label, "IC 95\u00A0%", "Réponses"};
    if (chart.weighted) result.columns.push_back("Score non pondéré");
    if (before) {
        result.columns.push_back(chart.previous_label);
        result.columns.push_back("IC 95\u00A0%, " + chart.previous_label);
    }
    for (const ProfileRow& row : chart.rows) {
        DataTable::Row line{row.label,
                            {point_text(row.current), interval_text(row.current), or_masked(row.n)}};
        if (chart.weighted) line.cells.push_back(or_masked(row.unweighted));
        if (before) {
            line.cells.push_back(point_text(row.previous));
            line.cells.push_back(interval_text(row.previous));
        }
        result.rows.push_back(std::move(line));
    }
    return result;
}

DataTable table(const TrendChart& chart) {
    DataTable result;
    result.columns = {"Vague"};
    for (const TrendSeries& series : chart.series) {
        result.columns.push_back(chart.series.size() == 1 ? "Score" : series.label);
        result.columns.push_back("IC 95\u00A0%");
        result.columns.push_back("Réponses");
    }
    for (std::size_t wave = 0; wave < chart.waves.size(); ++wave) {
        DataTable::Row row{chart.waves[wave], {}};
        for (const TrendSeries& series : chart.series) {
            const TrendPoint& point = series.points[wave];
            row.cells.push_back(point_text(point.reading));
            row.cells.push_back(interval_text(point.reading));
            row.cells.push_back(point.n.empty() ? point_text(point.reading) : point.n);
        }
        result.rows.push_back(std::move(row));
    }
    return result;
}

DataTable table(const ParticipationChart& chart) {
    DataTable result;
    result.columns = {chart.stratum_header, "Effectif", "Réponses", "Taux de réponse"};
    for (const ParticipationRow& row : chart.rows)
        result.rows.push_back({row.label, {row.people, or_masked(row.answered), point_text(row.rate)}});
    return result;
}

}  // namespace

DataTable data_table(const ChartModel& chart) {
    DataTable result = std::visit([](const auto& content) { return table(content); }, chart.content);
    result.caption = chart.title;
    return result;
}

bool shows_mask(const ChartModel& chart) {
    const DataTable table = data_table(chart);
    return std::any_of(table.rows.begin(), table.rows.end(), [](const DataTable::Row& row) {
        return std::find(row.cells.begin(), row.cells.end(), kMasked) != row.cells.end();
    });
}

}  // namespace reports
