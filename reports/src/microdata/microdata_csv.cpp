#include <algorithm>
#include <string_view>

#include "reports/microdata.hpp"

namespace reports {
namespace {

/// Whether a spreadsheet would take the text for a formula.
bool runs(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

std::string quoted(const std::string& cell, char separator) {
    const std::string_view special = separator == ';' ? ";\"\r\n" : ",;\"\r\n";
    if (cell.find_first_of(special) == std::string::npos) return cell;
    std::string result = "\"";
    for (const char sign : cell) result += sign == '"' ? "\"\"" : std::string(1, sign);
    return result + "\"";
}

std::string cell_text(const MicrodataVariable& variable, std::string cell, CsvForm form) {
    if (form == CsvForm::plain) return cell;
    const bool code = std::any_of(variable.values.begin(), variable.values.end(),
                                  [&](const auto& value) { return value.code == cell && !value.number; });
    if (variable.numeric && !code) {
        std::replace(cell.begin(), cell.end(), '.', ',');
        return cell;
    }
    return runs(cell) && !variable.numeric ? "'" + cell : cell;
}

}  // namespace

std::string microdata_csv(const Microdata& data, CsvForm form) {
    const char separator = form == CsvForm::french ? ';' : ',';
    const std::string_view end = form == CsvForm::french ? "\r\n" : "\n";
    std::string text = form == CsvForm::french ? "\xEF\xBB\xBF" : "";
    for (std::size_t i = 0; i < data.variables.size(); ++i)
        text += (i == 0 ? "" : std::string(1, separator)) + quoted(data.variables[i].name, separator);
    text += end;
    for (std::size_t row = 0; row < data.rows; ++row) {
        for (std::size_t i = 0; i < data.variables.size(); ++i) {
            if (i != 0) text += separator;
            text += quoted(cell_text(data.variables[i], data.variables[i].cells[row], form), separator);
        }
        text += end;
    }
    return text;
}

}  // namespace reports
