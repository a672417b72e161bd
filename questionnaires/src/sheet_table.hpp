#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fault_log.hpp"
#include "questionnaires/expression.hpp"
#include "sheet.hpp"

namespace questionnaires {

/// A column a sheet may have.
struct Column {
    std::string_view name;
    enum class Presence { optional, needed } presence = Presence::optional;
    enum class Language { none, french } language = Language::none;  ///< french: also `name::Français (fr)`
};

class SheetTable;

/// One row of a sheet, its cells found by the name of their column. Light to copy; the table must outlive it.
class TableRow {
public:
    TableRow(const SheetTable& table, const SheetRow& row) : table_{&table}, row_{&row} {}

    int number() const { return row_->number; }
    /// Without blanks around; empty when the sheet has no such column.
    std::string cell(std::string_view column) const;
    bool has(std::string_view column) const { return !cell(column).empty(); }

    void error(std::string_view column, std::string reason) const;
    void warning(std::string_view column, std::string reason) const;

    /// The cell, or a fault `reason` when it is empty. A column that is missing altogether is one fault,
    /// already logged.
    std::string needed(std::string_view column, const std::string& reason) const;
    /// yes or no; anything else is a fault.
    bool yes(std::string_view column, bool when_empty) const;
    /// A number with a decimal point or comma; nullopt with a fault, or without one when the cell is empty.
    std::optional<double> number(std::string_view column) const;
    /// A whole number from `low` to `high`; nullopt as for number().
    std::optional<int> integer(std::string_view column, int low, int high) const;
    /// nullopt when the cell is empty, or with a fault that says where the expression goes wrong.
    std::optional<Expression> expression(std::string_view column) const;

private:
    const SheetTable* table_;
    const SheetRow* row_;
};

/// A sheet read through the columns it may have. Construction logs columns that are missing, unknown or
/// given twice, and cells with characters that no text has.
class SheetTable {
public:
    SheetTable(const Sheet& sheet, std::span<const Column> columns, FaultLog& log);
    SheetTable(const SheetTable&) = delete;
    SheetTable& operator=(const SheetTable&) = delete;

    /// Rows that have at least one filled cell.
    const std::vector<TableRow>& rows() const { return rows_; }
    const std::string& sheet() const { return sheet_.name; }

    FaultLog& log() const { return log_; }
    /// Place of a column among the cells of a row; nullopt when the sheet has none.
    std::optional<std::size_t> index(std::string_view column) const;
    /// The column as the header writes it.
    std::string title(std::string_view column) const;

private:
    void find_columns(std::span<const Column> columns);
    void report_strange_characters() const;

    const Sheet& sheet_;
    FaultLog& log_;
    std::map<std::string, std::size_t, std::less<>> index_;
    std::vector<TableRow> rows_;
};

/// A number written with a decimal point or comma.
std::optional<double> written_number(std::string text);

}  // namespace questionnaires
