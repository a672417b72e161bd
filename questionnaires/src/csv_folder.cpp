#include <algorithm>
#include <set>
#include <utility>

#include "file_bytes.hpp"
#include "naming.hpp"
#include "questionnaires/csv.hpp"
#include "sheet.hpp"

namespace questionnaires {

namespace {

int line_ends_in(const std::vector<std::string>& cells) {
    std::ptrdiff_t count = 0;
    for (const std::string& cell : cells) count += std::count(cell.begin(), cell.end(), '\n');
    return static_cast<int>(count);
}

/// A spreadsheet shows a record on one row, however many lines its quoted cells take in the file.
Sheet numbered(const std::string& name, CsvTable table) {
    Sheet sheet{name, 1, std::move(table.header), {}};
    int line_ends_above = line_ends_in(sheet.header);
    for (CsvTable::Row& row : table.rows) {
        const int line_ends = line_ends_in(row.cells);
        sheet.rows.push_back({static_cast<int>(row.line) - line_ends_above, std::move(row.cells)});
        line_ends_above += line_ends;
    }
    return sheet;
}

/// Files of the folder that are sheets, by sheet name, whatever the case of the file name.
std::map<std::string, std::filesystem::path> sheet_files(const std::filesystem::path& folder, FaultLog& log) {
    // In order of their names, as the order in which a disk lists them is its own.
    std::set<std::filesystem::path> paths;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry{folder, failed}, end; !failed && entry != end;
         entry.increment(failed)) {
        paths.insert(entry->path());
    }
    std::map<std::string, std::filesystem::path> files;
    for (const std::filesystem::path& path : paths) {
        const std::string file = path.filename().string();
        const std::string name = folded(path.stem().string());
        if (folded(path.extension().string()) != ".csv" || !is_sheet_name(name)) continue;
        if (!files.emplace(name, path).second) {
            log.error(name, 0, "",
                      "le dossier a deux fichiers « " + file +
                          " » qui ne diffèrent que par les majuscules. "
                          "Gardez-en un.");
        }
    }
    if (failed)
        log.error("", 0, "",
                  "le dossier « " + folder.string() + " » ne peut pas être lu. Vérifiez vos droits.");
    return files;
}

}  // namespace

bool is_sheet_name(std::string_view name) {
    return name == "survey" || name == "choices" || name == "scales" || name == "settings";
}

std::optional<Sheet> read_csv_sheet(const std::string& name, std::string_view bytes, FaultLog& log) {
    auto table = parse_csv(bytes);
    if (table) return numbered(name, std::move(table).value());
    log.error(name, static_cast<int>(table.error().line), "", table.error().reason);
    return std::nullopt;
}

Sheets read_csv_folder(const std::filesystem::path& folder, FaultLog& log) {
    Sheets sheets;
    for (const auto& [name, path] : sheet_files(folder, log)) {
        const auto bytes = file_bytes(path);
        if (!bytes) log.error(name, 0, "", bytes.error());
        auto sheet = bytes ? read_csv_sheet(name, bytes.value(), log) : std::nullopt;
        if (sheet) {
            sheets.read.emplace(name, *std::move(sheet));
        } else {
            sheets.unreadable.insert(name);
        }
    }
    return sheets;
}

}  // namespace questionnaires
