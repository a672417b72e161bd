#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "questionnaires/reader.hpp"

namespace tests {

/// Cells of one sheet, header first, rows as wide as the header.
using Cells = std::vector<std::vector<std::string>>;

/// The sheets of a questionnaire by name.
using SheetCells = std::map<std::string, Cells>;

/// A small questionnaire without fault or warning. Its rows, as a spreadsheet counts, are in the .cpp.
SheetCells good_sheets();

/// The cell of a row (header = 1) in the column of that title; fails the test when there is none.
std::string& cell(SheetCells& sheets, const std::string& sheet, int row, const std::string& column);

void remove_column(SheetCells& sheets, const std::string& sheet, const std::string& column);

void write_csv_folder(const SheetCells& sheets, const std::filesystem::path& folder, char separator = ',');

/// Reads the sheets from a folder of CSV files.
questionnaires::Result<questionnaires::Reading, questionnaires::Faults> read_sheets(const SheetCells& sheets);

/// The questionnaire of sheets that must have no fault.
questionnaires::Questionnaire good_questionnaire(const SheetCells& sheets);

/// Every fault and warning on a line of its own, as a failed test shows them.
std::string shown(const questionnaires::Faults& faults);

}  // namespace tests
