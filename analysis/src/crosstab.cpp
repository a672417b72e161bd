#include "analysis/crosstab.hpp"

#include "ordered_sum.hpp"

#include "analysis/column_roles.hpp"

#include <cmath>
#include <string>
#include <utility>

namespace analysis {
namespace {

/// The cell of each row of the data; nullopt where an answer is missing.
template <class Visit>
void for_each_answer(const CodedColumn& rows, const CodedColumn& cols, Visit visit) {
    for (std::size_t person = 0; person < rows.codes.size(); ++person) {
        const std::size_t i = rows.codes[person];
        const std::size_t j = cols.codes[person];
        if (i < rows.categories.size() && j < cols.categories.size()) visit(person, i, j);
    }
}

/// The effective number of people of given weights: (sum w)^2 / sum w^2.
Number effective_people(const std::vector<double>& weights) {
    std::vector<double> squares;
    squares.reserve(weights.size());
    for (const double weight : weights) squares.push_back(weight * weight);
    const double sum = ordered_sum(weights);
    if (!(sum > 0.0)) return no_number(weights.empty() ? "aucune réponse" : "aucun poids positif");
    return finite_or(sum * sum / ordered_sum(std::move(squares)), "poids trop petits");
}

void weigh(Crosstab& table, const CodedColumn& rows, const CodedColumn& cols, const Design& design) {
    Cells<std::vector<double>> weights(table.rows.size(), table.cols.size(), {});
    for_each_answer(rows, cols, [&](std::size_t person, std::size_t i, std::size_t j) {
        weights.at(i, j).push_back(design.weights[person]);
    });
    std::vector<double> all;
    all.reserve(table.n);
    for (std::size_t j = 0; j < table.cols.size(); ++j) {
        std::vector<double> column;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto& cell = weights.at(i, j);
            column.insert(column.end(), cell.begin(), cell.end());
            table.weighted.at(i, j) = ordered_sum(cell);
        }
        table.column_bases.push_back(effective_people(column));
        all.insert(all.end(), column.begin(), column.end());
    }
    table.base = effective_people(all);
}

Number people(std::size_t n) {
    if (n == 0) return no_number("aucune réponse");
    return static_cast<double>(n);
}

template <class Base>
Cells<Number> percents(const Cells<double>& table, const std::string& reason, Base base) {
    Cells<Number> result(table.rows, table.cols, no_number(reason));
    for (std::size_t i = 0; i < table.rows; ++i)
        for (std::size_t j = 0; j < table.cols; ++j)
            if (base(i, j) > 0.0) result.at(i, j) = 100.0 * (table.at(i, j) / base(i, j));
    return result;
}

}  // namespace

questionnaires::Result<Crosstab, DataError> crosstab(const Dataset& data, std::string_view rows,
                                                     std::string_view cols, const Design* design) {
    const auto row_column = categories_of(data, rows);
    if (!row_column) return questionnaires::Failure{row_column.error()};
    const auto col_column = categories_of(data, cols);
    if (!col_column) return questionnaires::Failure{col_column.error()};

    Crosstab table{
        row_column.value()->categories, col_column.value()->categories, {}, {}, 0, 0, no_number(""), {}};
    table.counts = {table.rows.size(), table.cols.size(), 0};
    table.weighted = {table.rows.size(), table.cols.size(), 0.0};
    for_each_answer(*row_column.value(), *col_column.value(),
                    [&table](std::size_t, std::size_t i, std::size_t j) {
                        ++table.counts.at(i, j);
                        ++table.n;
                    });
    table.left_out = data.rows - table.n;
    if (design != nullptr) {
        weigh(table, *row_column.value(), *col_column.value(), *design);
        return table;
    }
    table.weighted.values.assign(table.counts.values.begin(), table.counts.values.end());
    table.base = people(table.n);
    for (const std::size_t n : margins_of(table.counts).cols) table.column_bases.push_back(people(n));
    return table;
}

Cells<Number> row_percents(const Cells<double>& table) {
    const auto sums = margins_of(table);
    return percents(table, "ligne vide", [&sums](std::size_t i, std::size_t) { return sums.rows[i]; });
}

Cells<Number> column_percents(const Cells<double>& table) {
    const auto sums = margins_of(table);
    return percents(table, "colonne vide", [&sums](std::size_t, std::size_t j) { return sums.cols[j]; });
}

Cells<double> on_base(const Crosstab& table) {
    Cells<double> scaled = table.weighted;
    const double factor = table.base.value() / margins_of(scaled).total;
    for (double& cell : scaled.values) cell *= factor;
    return scaled;
}

}  // namespace analysis
