#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "sheet_files.hpp"

namespace tests {

/// Files of a ZIP archive by name.
using Parts = std::map<std::string, std::string>;

/// How a workbook keeps its texts.
enum class Texts { shared, in_cells };

/// The parts of an .xlsx workbook with these sheets. Empty cells are left out; a cell that spells a whole number is a
/// number, as it is when a person types it.
Parts workbook_parts(const SheetCells& sheets, Texts texts = Texts::shared);

/// The path of a ZIP archive with these parts, written in the folder.
std::filesystem::path write_archive(const Parts& parts, const std::filesystem::path& folder);

/// A workbook of one sheet, "survey", from the XML of its <sheetData>, beside the good choices and settings.
Parts with_sheet_data(Parts parts, const std::string& part, const std::string& sheet_data);

}  // namespace tests
