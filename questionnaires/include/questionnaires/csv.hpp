#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/result.hpp"

namespace questionnaires {

/// A table read from CSV: a header and rows of the same width.
struct CsvTable {
    struct Row {
        std::size_t line = 0;  ///< where the row begins in the file, first line = 1
        std::vector<std::string> cells;

        bool operator==(const Row&) const = default;
    };

    std::vector<std::string> header;
    std::vector<Row> rows;
    char separator = ',';  ///< as found: comma or semicolon

    bool operator==(const CsvTable&) const = default;
};

struct CsvError {
    std::size_t line = 0;  ///< 0 for the file as a whole
    std::string reason;    ///< French: what is wrong and what to do
};

/// Reads RFC 4180 CSV in UTF-8, with or without BOM. Line ends are LF or CRLF; quoted cells may hold separators,
/// doubled quotes and line breaks (kept as \n); blanks around unquoted cells go. The separator, comma or semicolon, is
/// the one that occurs more often outside quotes in the header. A row shorter than the header is completed with
/// empty cells; entirely empty lines are skipped.
///
/// Refused, with the line: an empty file, an empty or repeated column name, a row with more cells than the header, a
/// quote that is never closed, text after a closing quote, bytes that are not UTF-8 (« enregistrez le fichier en UTF-8 »).
Result<CsvTable, CsvError> parse_csv(std::string_view text);

/// One line of CSV with CRLF: cells that hold the separator, a quote or a line break are quoted.
std::string csv_line(const std::vector<std::string>& cells, char separator = ',');

}  // namespace questionnaires
