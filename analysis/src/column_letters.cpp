#include "analysis/column_letters.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace analysis {
namespace {

constexpr double kLevel = 0.05;

struct ColumnShare {
    std::size_t column;
    double proportion;
    double base;
};

/// The columns that are not empty, with what part of each is in a row.
std::vector<ColumnShare> shares_in(const Crosstab& table, const std::vector<double>& column_sums,
                                   std::size_t row) {
    std::vector<ColumnShare> shares;
    for (std::size_t j = 0; j < table.cols.size(); ++j)
        if (table.column_bases[j])
            shares.push_back({j, std::min(1.0, table.weighted.at(row, j) / column_sums[j]),
                              table.column_bases[j].value()});
    return shares;
}

/// The two-sided p-value; 1 where the pair cannot be compared.
double p_value(const ColumnShare& one, const ColumnShare& other) {
    const double pooled =
        (one.base * one.proportion + other.base * other.proportion) / (one.base + other.base);
    const double variance = pooled * (1.0 - pooled) * (1.0 / one.base + 1.0 / other.base);
    if (!(variance > 0.0)) return 1.0;
    return normal_two_sided((one.proportion - other.proportion) / std::sqrt(variance));
}

}  // namespace

std::string column_letter(std::size_t column) {
    std::string letters;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

Cells<std::string> column_letters(const Crosstab& table) {
    Cells<std::string> letters(table.rows.size(), table.cols.size(), "");
    const auto sums = margins_of(table.weighted);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto shares = shares_in(table, sums.cols, i);
        const auto pairs =
            0.5 * static_cast<double>(shares.size()) * (static_cast<double>(shares.size()) - 1.0);
        for (const ColumnShare& larger : shares)
            for (const ColumnShare& smaller : shares) {
                if (!(larger.proportion > smaller.proportion) || !(pairs * p_value(larger, smaller) < kLevel))
                    continue;
                std::string& cell = letters.at(i, larger.column);
                cell += (cell.empty() ? "" : " ") + column_letter(smaller.column);
            }
    }
    return letters;
}

}  // namespace analysis
