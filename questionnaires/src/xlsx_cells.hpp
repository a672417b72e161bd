#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "fault_log.hpp"
#include "sheet.hpp"

namespace questionnaires {

/// Cells that hold something, by row and column, both from 1.
using SparseCells = std::map<int, std::map<int, std::string>>;

/// Texts of xl/sharedStrings.xml, in order; runs of rich text are joined, phonetic readings left out.
std::vector<std::string> shared_strings(const pugi::xml_document& part);

/// The cells of a worksheet part. Numbers as a spreadsheet shows them (15 digits), truths as yes and no.
/// Faults go to the log under `sheet`; nullopt when the part goes beyond any questionnaire's size.
std::optional<SparseCells> worksheet_cells(const pugi::xml_document& part,
                                           const std::vector<std::string>& shared, const std::string& sheet,
                                           FaultLog& log);

/// The first row that holds something names the columns. Columns without a name and without cells are left
/// out.
Sheet with_header(const std::string& name, const SparseCells& cells, FaultLog& log);

/// "A" for 1, "AB" for 28
std::string column_letters(int column);

}  // namespace questionnaires
