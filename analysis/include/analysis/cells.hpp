#pragma once

#include <cstddef>
#include <vector>

namespace analysis {

/// A value in each cell of a table, row by row.
template <class T>
struct Cells {
    std::size_t rows = 0;
    std::size_t cols = 0;
    std::vector<T> values;

    Cells() = default;
    Cells(std::size_t row_count, std::size_t col_count, const T& value)
        : rows{row_count}, cols{col_count}, values(row_count * col_count, value) {}

    const T& at(std::size_t row, std::size_t col) const { return values[row * cols + col]; }
    T& at(std::size_t row, std::size_t col) { return values[row * cols + col]; }

    bool operator==(const Cells&) const = default;
};

/// Sums of the rows and of the columns.
template <class T>
struct Margins {
    std::vector<T> rows;
    std::vector<T> cols;
    T total{};
};

template <class T>
Margins<T> margins_of(const Cells<T>& table) {
    Margins<T> sums{std::vector<T>(table.rows), std::vector<T>(table.cols), T{}};
    for (std::size_t i = 0; i < table.rows; ++i)
        for (std::size_t j = 0; j < table.cols; ++j) {
            sums.rows[i] += table.at(i, j);
            sums.cols[j] += table.at(i, j);
            sums.total += table.at(i, j);
        }
    return sums;
}

/// The table without its rows and columns whose sum is zero, which no test on it looks at.
template <class T>
Cells<T> without_empty_lines(const Cells<T>& table) {
    const Margins<T> sums = margins_of(table);
    Cells<T> kept;
    for (std::size_t j = 0; j < table.cols; ++j)
        if (sums.cols[j] > T{}) ++kept.cols;
    for (std::size_t i = 0; i < table.rows; ++i) {
        if (!(sums.rows[i] > T{})) continue;
        ++kept.rows;
        for (std::size_t j = 0; j < table.cols; ++j)
            if (sums.cols[j] > T{}) kept.values.push_back(table.at(i, j));
    }
    return kept;
}

}  // namespace analysis
