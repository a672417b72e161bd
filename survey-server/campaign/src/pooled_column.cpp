#include "pooled_column.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "answer_table.hpp"

namespace campaign {

namespace {

constexpr std::size_t kMostCategories = 250;

std::optional<double> number_in(std::string_view text) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool is_value(const std::string& cell) {
    return !cell.empty() && cell != kRefusedCell;
}

auto named(std::string_view name) {
    return [name](const PooledColumn& column) { return column.name == name; };
}

/// The categories of the later questionnaire, then those that only the earlier one had.
std::vector<analysis::Category> merged(const std::vector<analysis::Category>& earlier,
                                       std::vector<analysis::Category> later) {
    for (const analysis::Category& category : earlier) {
        const bool present =
            std::any_of(later.begin(), later.end(),
                        [&category](const analysis::Category& other) { return other.code == category.code; });
        if (!present) later.push_back(category);
    }
    return later;
}

/// Values that no questionnaire names, numbers first and in their order.
std::vector<analysis::Category> other_categories(const PooledColumn& column) {
    std::set<std::string_view> named_codes;
    for (const analysis::Category& category : column.known) named_codes.insert(category.code);
    std::set<std::string> found;
    for (const std::string& cell : column.cells) {
        if (is_value(cell) && !named_codes.contains(cell)) found.insert(cell);
    }
    std::vector<analysis::Category> categories;
    for (const std::string& code : found) categories.push_back({code, code, number_in(code)});
    std::stable_sort(categories.begin(), categories.end(), [](const auto& left, const auto& right) {
        if (left.number && right.number) return *left.number < *right.number;
        return left.number.has_value() && !right.number.has_value();
    });
    return categories;
}

analysis::CodedColumn coded(const PooledColumn& column, std::vector<analysis::Category> categories) {
    std::map<std::string_view, std::uint8_t> positions;
    for (const analysis::Category& category : categories) {
        positions.emplace(category.code, static_cast<std::uint8_t>(positions.size()));
    }
    analysis::CodedColumn result;
    result.codes.reserve(column.cells.size());
    for (const std::string& cell : column.cells) {
        if (is_value(cell)) {
            result.codes.push_back(positions.at(cell));
        } else {
            result.codes.push_back(cell.empty() ? analysis::CodedColumn::kMissing
                                                : analysis::CodedColumn::kRefused);
        }
    }
    result.categories = std::move(categories);
    return result;
}

analysis::Column numbers(const PooledColumn& column) {
    analysis::NumberColumn result;
    result.values.reserve(column.cells.size());
    for (const std::string& cell : column.cells)
        result.values.push_back(is_value(cell) ? number_in(cell) : std::nullopt);
    return result;
}

}  // namespace

void append_rows(std::vector<PooledColumn>& columns, std::size_t rows, std::vector<PooledColumn> more,
                 std::size_t more_rows) {
    for (PooledColumn& column : more) {
        auto place = std::find_if(columns.begin(), columns.end(), named(column.name));
        if (place == columns.end()) {
            columns.push_back({column.name, column.label, {}, std::vector<std::string>(rows)});
            place = columns.end() - 1;
        }
        place->label = std::move(column.label);
        place->known = merged(place->known, std::move(column.known));
        place->cells.insert(place->cells.end(), std::make_move_iterator(column.cells.begin()),
                            std::make_move_iterator(column.cells.end()));
    }
    for (PooledColumn& column : columns) column.cells.resize(rows + more_rows);
}

analysis::NamedColumn encoded(const PooledColumn& column) {
    std::vector<analysis::Category> others = other_categories(column);
    if (column.known.size() + others.size() > kMostCategories) {
        return {column.name, column.label, numbers(column)};
    }
    std::vector<analysis::Category> categories = column.known;
    categories.insert(categories.end(), std::make_move_iterator(others.begin()),
                      std::make_move_iterator(others.end()));
    return {column.name, column.label, coded(column, std::move(categories))};
}

}  // namespace campaign
