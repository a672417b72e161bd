#include "analysis/column_roles.hpp"

#include "analysis/open_answers.hpp"

#include "cell_number.hpp"
#include "in_quotes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace analysis {
namespace {

using questionnaires::Failure;

constexpr std::size_t kNamesShown = 12;
constexpr std::size_t kCellShown = 40;  // bytes of somebody's text that a message repeats

/// A cell short enough for a message, cut between code points.
std::string shown(std::string_view cell) {
    if (cell.size() <= kCellShown) return in_quotes(cell);
    std::size_t end = kCellShown;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
    return in_quotes(std::string{cell.substr(0, end)} + "…");
}

DataError no_such_column(const Dataset& data, std::string_view name) {
    std::string names;
    for (std::size_t i = 0; i < data.columns.size() && i < kNamesShown; ++i)
        names += (i == 0 ? "" : ", ") + data.columns[i].name;
    if (data.columns.size() > kNamesShown) names += ", …";
    return {in_quotes(data.source) + " n’a pas de colonne " + in_quotes(name) +
            ". Colonnes : " + in_quotes(names) + "."};
}

DataError not_a_number(const Dataset& data, std::string_view column, std::size_t row, std::string_view cell) {
    const std::string line = row < data.lines.size() ? ", ligne " + std::to_string(data.lines[row]) : "";
    return {in_quotes(data.source) + line + ", colonne " + in_quotes(column) + " : " + shown(cell) +
            " n’est pas un nombre. Corrigez la cellule, ou videz-la si la réponse manque."};
}

/// The row of the first text among the cells of a score; nullopt when all are numbers.
std::optional<std::size_t> first_text(const CodedColumn& column) {
    std::vector<bool> text(256, false);
    bool any = false;
    for (std::size_t i = 0; i < column.categories.size(); ++i) {
        const Category& category = column.categories[i];
        any |= text[i] = !category.number && !category.outside_scale;
    }
    if (!any) return std::nullopt;
    for (std::size_t row = 0; row < column.codes.size(); ++row)
        if (text[column.codes[row]]) return row;
    return std::nullopt;
}

/// The row of the first cell that is no number. A text column does not say how its file writes
/// decimals: a cell that is a number with neither sign comes before one that is with a comma only.
std::optional<std::size_t> first_text(const TextColumn& column) {
    for (const auto decimals : {DecimalSigns::point_or_comma, DecimalSigns::point})
        for (std::size_t row = 0; row < column.values.size(); ++row)
            if (!column.values[row].empty() && !cell_number(column.values[row], decimals)) return row;
    return std::nullopt;
}

Answers numbers_of(const CodedColumn& column) {
    std::vector<std::optional<double>> number(256);
    for (std::size_t i = 0; i < column.categories.size(); ++i) number[i] = column.categories[i].number;
    Answers answers;
    answers.reserve(column.codes.size());
    for (const auto code : column.codes) answers.push_back(number[code]);
    return answers;
}

}  // namespace

questionnaires::Result<Answers, DataError> score_of(const Dataset& data, std::string_view name) {
    const NamedColumn* named = data.column(name);
    if (named == nullptr) return Failure{no_such_column(data, name)};
    if (const auto* numbers = std::get_if<NumberColumn>(&named->column)) return numbers->values;
    if (const auto* coded = std::get_if<CodedColumn>(&named->column)) {
        const auto row = first_text(*coded);
        if (!row) return numbers_of(*coded);
        return Failure{not_a_number(data, name, *row, coded->categories[coded->codes[*row]].code)};
    }
    const auto& texts = std::get<TextColumn>(named->column);
    if (const auto row = first_text(texts))
        return Failure{not_a_number(data, name, *row, texts.values[*row])};
    return Answers(texts.values.size());
}

questionnaires::Result<const CodedColumn*, DataError> categories_of(const Dataset& data,
                                                                    std::string_view name) {
    const NamedColumn* named = data.column(name);
    if (named == nullptr) return Failure{no_such_column(data, name)};
    if (const auto* coded = std::get_if<CodedColumn>(&named->column)) return coded;
    return Failure{DataError{in_quotes(data.source) + ", colonne " + in_quotes(name) +
                             " : plus de 250 valeurs distinctes. Regroupez-les en classes."}};
}

questionnaires::Result<Grouping, DataError> groups_of(const Dataset& data, std::string_view name) {
    const auto column = categories_of(data, name);
    if (!column) return Failure{column.error()};
    Grouping groups;
    for (const Category& category : column.value()->categories) groups.labels.push_back(category.label);
    groups.of_row.reserve(data.rows);
    for (const auto code : column.value()->codes)
        groups.of_row.push_back(code < groups.labels.size() ? std::optional<std::size_t>{code}
                                                            : std::nullopt);
    return groups;
}

questionnaires::Result<std::vector<std::string>, DataError> texts_of(const Dataset& data,
                                                                     std::string_view name) {
    const NamedColumn* named = data.column(name);
    if (named == nullptr) return Failure{no_such_column(data, name)};
    if (const auto* texts = std::get_if<TextColumn>(&named->column)) return texts->values;
    const auto* coded = std::get_if<CodedColumn>(&named->column);
    const bool numbers = coded == nullptr ||
                         (!coded->categories.empty() &&
                          std::all_of(coded->categories.begin(), coded->categories.end(),
                                      [](const Category& category) { return category.number.has_value(); }));
    if (numbers)
        return Failure{DataError{in_quotes(data.source) + ", colonne " + in_quotes(name) +
                                 " : des nombres, et non des textes. Nommez une question ouverte."}};
    std::vector<std::string> texts;
    texts.reserve(coded->codes.size());
    for (const auto code : coded->codes)
        texts.push_back(code < coded->categories.size() ? coded->categories[code].code : std::string{});
    return texts;
}

}  // namespace analysis
