#include "sheet_table.hpp"

#include <algorithm>
#include <cmath>

#include "naming.hpp"
#include "questionnaires/utf8.hpp"
#include "value_conversion.hpp"

namespace questionnaires {

namespace {

/// `label::Français (fr)`, and the shorter ways other tools write the language.
bool names_french(std::string_view language) {
    return language == "fr" || language == "français" || language.ends_with("(fr)");
}

bool is_column(std::string_view title, const Column& column) {
    const std::string name = folded(title);
    if (name == column.name) return true;
    const std::string prefix = std::string{column.name} + "::";
    return column.language == Column::Language::french && name.starts_with(prefix) &&
           names_french(trimmed(std::string_view{name}.substr(prefix.size())));
}

bool has_strange_character(std::string_view text) {
    const auto is_control = [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
    };
    return well_formed_utf8(text) < text.size() || std::any_of(text.begin(), text.end(), is_control);
}

}  // namespace

std::optional<double> written_number(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    return spelled_number(text);
}

SheetTable::SheetTable(const Sheet& sheet, std::span<const Column> columns, FaultLog& log)
    : sheet_{sheet}, log_{log} {
    find_columns(columns);
    report_strange_characters();
    for (const SheetRow& row : sheet_.rows) {
        const bool filled = std::any_of(row.cells.begin(), row.cells.end(),
                                        [](const std::string& cell) { return !trimmed(cell).empty(); });
        if (filled) rows_.emplace_back(*this, row);
    }
}

void SheetTable::find_columns(std::span<const Column> columns) {
    for (std::size_t i = 0; i < sheet_.header.size(); ++i) {
        const std::string title{trimmed(sheet_.header[i])};
        const auto column = std::find_if(columns.begin(), columns.end(),
                                         [&title](const Column& one) { return is_column(title, one); });
        if (column == columns.end()) {
            log_.warning(
                sheet_.name, sheet_.header_row, title,
                "la colonne « " + title + " » n’est pas lue. Vérifiez son nom ; sinon, ignorez ce message.");
        } else if (!index_.emplace(column->name, i).second) {
            log_.error(sheet_.name, sheet_.header_row, title,
                       "la colonne « " + std::string{column->name} + " » est là deux fois (« " +
                           sheet_.header[index_.find(column->name)->second] + " » et « " + title +
                           " »). Gardez-en une.");
        }
    }
    for (const Column& column : columns) {
        if (column.presence == Column::Presence::optional || index_.contains(column.name)) continue;
        log_.error(sheet_.name, sheet_.header_row, std::string{column.name},
                   "la colonne « " + std::string{column.name} + " » manque. Ajoutez-la.");
    }
}

void SheetTable::report_strange_characters() const {
    for (const SheetRow& row : sheet_.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (!has_strange_character(row.cells[i])) continue;
            log_.error(sheet_.name, row.number, sheet_.header[i],
                       "la cellule contient un caractère invisible qui n’est pas du texte. Effacez-la et "
                       "retapez-la.");
        }
    }
}

std::optional<std::size_t> SheetTable::index(std::string_view column) const {
    const auto found = index_.find(column);
    return found == index_.end() ? std::nullopt : std::optional{found->second};
}

std::string SheetTable::title(std::string_view column) const {
    const auto found = index(column);
    return std::string{found ? trimmed(sheet_.header[*found]) : column};
}

std::string TableRow::cell(std::string_view column) const {
    const auto index = table_->index(column);
    return std::string{index ? trimmed(row_->cells[*index]) : std::string_view{}};
}

void TableRow::error(std::string_view column, std::string reason) const {
    table_->log().error(table_->sheet(), number(), table_->title(column), std::move(reason));
}

void TableRow::warning(std::string_view column, std::string reason) const {
    table_->log().warning(table_->sheet(), number(), table_->title(column), std::move(reason));
}

std::string TableRow::needed(std::string_view column, const std::string& reason) const {
    std::string text = cell(column);
    if (text.empty() && table_->index(column)) error(column, reason);
    return text;
}

bool TableRow::yes(std::string_view column, bool when_empty) const {
    const std::string answer = folded(cell(column));
    if (answer.empty()) return when_empty;
    if (answer == "yes" || answer == "true") return true;
    if (answer != "no" && answer != "false") {
        error(column, "« " + cell(column) + " » n’est pas compris. Écrivez yes (oui) ou no (non).");
    }
    return false;
}

std::optional<double> TableRow::number(std::string_view column) const {
    if (!has(column)) return std::nullopt;
    const auto read = written_number(cell(column));
    if (!read)
        error(column,
              "« " + cell(column) + " » n’est pas un nombre. Écrivez-le en chiffres, comme 5 ou 2.5.");
    return read;
}

std::optional<int> TableRow::integer(std::string_view column, int low, int high) const {
    if (!has(column)) return std::nullopt;
    const auto read = written_number(cell(column));
    const bool whole = read && *read >= low && *read <= high && !(std::floor(*read) < *read);
    if (whole) return static_cast<int>(*read);
    error(column, "« " + cell(column) + " » ne convient pas. Écrivez un nombre entier de " +
                      std::to_string(low) + " à " + std::to_string(high) + ".");
    return std::nullopt;
}

std::optional<Expression> TableRow::expression(std::string_view column) const {
    const std::string source = cell(column);
    if (source.empty()) return std::nullopt;
    auto parsed = Expression::parse(source);
    if (parsed) return std::move(parsed).value();
    const std::string_view before{source.data(), std::min(parsed.error().position, source.size())};
    error(column,
          "au caractère " + std::to_string(code_points(before) + 1) + " : " + parsed.error().reason + ".");
    return std::nullopt;
}

}  // namespace questionnaires
