// The sheets of a questionnaire as they were written, before anything is understood.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fault_log.hpp"

namespace questionnaires {

struct SheetRow {
    int number = 0;  ///< as a spreadsheet counts, header included
    std::vector<std::string> cells;
};

struct Sheet {
    std::string name;
    int header_row = 1;
    std::vector<std::string> header;
    std::vector<SheetRow> rows;  ///< each as wide as the header
};

/// What a folder or a workbook holds.
struct Sheets {
    std::map<std::string, Sheet, std::less<>> read;
    std::set<std::string, std::less<>> unreadable;  ///< sheets that are there and whose fault is logged

    const Sheet* find(std::string_view name) const {
        const auto found = read.find(name);
        return found == read.end() ? nullptr : &found->second;
    }
};

/// The four sheets a questionnaire may have.
bool is_sheet_name(std::string_view name);

/// One sheet from the bytes of a CSV file. nullopt, with a fault in the log, when they are no table.
std::optional<Sheet> read_csv_sheet(const std::string& name, std::string_view bytes, FaultLog& log);

/// survey.csv, choices.csv, scales.csv and settings.csv of a folder. Faults go to the log.
Sheets read_csv_folder(const std::filesystem::path& folder, FaultLog& log);

/// The sheets of these names in the bytes of an .xlsx workbook. Faults go to the log.
Sheets read_workbook(std::string_view bytes, FaultLog& log);

}  // namespace questionnaires
