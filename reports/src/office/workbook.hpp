#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "office/printed_number.hpp"

namespace reports {

enum class CellStyle { plain, heading, title };

/// A text, or a number that is one for whoever computes with it.
struct Cell {
    std::variant<std::string, PrintedNumber> value;
    CellStyle style = CellStyle::plain;
};

struct Worksheet {
    std::string name;            ///< at most 31 characters, none of : \ / ? * [ ]
    std::vector<double> widths;  ///< of the columns, in characters
    std::vector<std::vector<Cell>> rows;
    std::size_t heading_rows =
        0;  ///< kept in view on top; the last of them filters the rows below when `filtered`
    bool filtered = false;
    bool landscape = true;
};

struct Workbook {
    std::string title;
    std::vector<Worksheet> sheets;  ///< at least one
};

/// What a printed text becomes in a sheet: a number where it is one, else the text: « masqué » stays a word.
Cell cell_of(const std::string& printed);
std::vector<Cell> heading_cells(const std::vector<std::string>& texts);

/// « B3 »: column and row from 0.
std::string cell_name(std::size_t column, std::size_t row);
/// « $B$3 ».
std::string absolute_cell_name(std::size_t column, std::size_t row);

/// The .xlsx file. Deterministic bytes.
std::string workbook_file(const Workbook& workbook);

}  // namespace reports
