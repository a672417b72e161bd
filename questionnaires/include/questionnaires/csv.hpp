#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
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

/// One row of a CsvReader, as wide as the header; its cells live until the next row is read.
struct CsvRow {
    std::size_t line = 0;
    std::span<const std::string_view> cells;
};

/// The same reading row by row, for files too large to hold cell by cell: same rules, same refusals.
class CsvReader {
public:
    /// Reads the header and refuses what is wrong with it or with the bytes of the whole text.
    static Result<CsvReader, CsvError> open(std::string_view text);

    const std::vector<std::string>& header() const { return header_; }
    char separator() const { return separator_; }

    /// nullopt after the last row.
    Result<std::optional<CsvRow>, CsvError> next();
    /// Back to the first row.
    void rewind();

private:
    struct Place {
        std::size_t at = 0;
        std::size_t line = 1;
    };

    CsvReader() = default;

    bool at_end() const { return place_.at >= text_.size(); }
    void step_over_line_end();
    void skip_blanks();
    void skip_blank_lines();
    /// One record into cells_; nullopt at the end, else the line where it begins.
    Result<std::optional<std::size_t>, CsvError> next_record();
    Result<std::string_view, CsvError> next_cell();
    Result<std::string_view, CsvError> quoted_cell();

    std::string text_;  ///< line ends as \n alone
    char separator_ = ',';
    std::vector<std::string> header_;
    Place first_row_;
    Place place_;
    std::vector<std::string_view> cells_;  ///< of the record last read
    std::deque<std::string> unquoted_;     ///< its cells that are not spelled as in the text
};

/// One line of CSV with CRLF. Cells that would not read back as they are, are quoted: those with a comma or a semicolon
/// (parse_csv must recognise the separator), a quote, a line break or a blank at an end.
std::string csv_line(const std::vector<std::string>& cells, char separator = ',');

}  // namespace questionnaires
