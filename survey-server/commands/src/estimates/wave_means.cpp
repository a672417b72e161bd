#include "estimates/wave_means.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "analysis/design_mean.hpp"

namespace commands {

namespace {

template <class T>
std::vector<T> at_rows(const std::vector<T>& values, const std::vector<std::size_t>& rows) {
    std::vector<T> selected;
    selected.reserve(rows.size());
    for (const std::size_t row : rows) selected.push_back(values[row]);
    return selected;
}

/// The columns of a request, in one wave.
analysis::Dataset part_of(const analysis::Dataset& data, const std::vector<std::string>& columns,
                          const std::vector<std::size_t>& rows) {
    analysis::Dataset part{data.source, rows.size(), {}, {}};
    for (const auto& name : columns) {
        const auto* named = data.column(name);
        if (named == nullptr) continue;  // the request will say so
        part.columns.push_back(*named);
        std::visit(
            [&rows](auto& column) {
                if constexpr (requires { column.codes; })
                    column.codes = at_rows(column.codes, rows);
                else
                    column.values = at_rows(column.values, rows);
            },
            part.columns.back().column);
    }
    if (!data.lines.empty()) part.lines = at_rows(data.lines, rows);
    return part;
}

}  // namespace

std::vector<analysis::MeanEstimate> wave_means(const analysis::Dataset& data, const analysis::Answers& score,
                                               const analysis::Grouping& waves,
                                               const DesignRequest& request) {
    std::vector<std::vector<std::size_t>> rows(waves.labels.size());
    for (std::size_t row = 0; row < waves.of_row.size(); ++row)
        if (waves.of_row[row]) rows[*waves.of_row[row]].push_back(row);

    std::vector<analysis::MeanEstimate> means;
    for (std::size_t wave = 0; wave < waves.labels.size(); ++wave) {
        if (rows[wave].empty()) {
            means.push_back(analysis::student_mean(analysis::Sample{{}}));
            continue;
        }
        try {
            const auto design = request.on(part_of(data, request.columns(), rows[wave]));
            means.push_back(
                analysis::design_mean(at_rows(score, rows[wave]), analysis::sampling_plan(design.value())));
        } catch (const Refused& refused) {
            throw Refused{"vague « " + waves.labels[wave] + " » : " + refused.what()};
        }
    }
    return means;
}

}  // namespace commands
