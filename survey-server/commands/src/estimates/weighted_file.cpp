#include "estimates/weighted_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <variant>

#include "campaign/durable_file.hpp"
#include "commands/verb.hpp"
#include "questionnaires/csv.hpp"

namespace commands {
namespace {

using analysis::CodedColumn;
using analysis::NumberColumn;
using analysis::TextColumn;

std::string written(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

std::string cell_of(const analysis::Column& column, std::size_t row) {
    if (const auto* coded = std::get_if<CodedColumn>(&column)) {
        const auto code = coded->codes[row];
        if (code < coded->categories.size()) return coded->categories[code].code;
        return code == CodedColumn::kRefused ? "NA" : "";
    }
    if (const auto* numbers = std::get_if<NumberColumn>(&column))
        return numbers->values[row] ? written(*numbers->values[row]) : "";
    return std::get<TextColumn>(column).values[row];
}

/// All its cells are numbers, so that a decimal comma in one is no comma of a text.
bool is_numbers(const analysis::Column& column) {
    if (const auto* coded = std::get_if<CodedColumn>(&column))
        return std::all_of(coded->categories.begin(), coded->categories.end(),
                           [](const analysis::Category& one) { return one.number.has_value(); });
    return std::holds_alternative<NumberColumn>(column);
}

void add_line(std::string& text, std::vector<std::string> cells, char separator) {
    text += questionnaires::csv_line(cells, separator);
    text.resize(text.size() - std::string_view{"\r\n"}.size());
    text += '\n';
}

bool is_csv_file(const std::string& path) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(path, none)) return false;
    const std::string extension = std::filesystem::path{path}.extension().string();
    return extension != ".sav" && extension != ".zsav" && extension != ".por";
}

std::string from_cells(const analysis::Dataset& data, const std::vector<double>& weights,
                       const questionnaires::CsvTable& table) {
    std::string text;
    std::vector<std::string> header = table.header;
    header.emplace_back("weight");
    add_line(text, std::move(header), table.separator);
    std::vector<bool> pointed;
    for (const auto& named : data.columns)
        pointed.push_back(table.separator == ';' && is_numbers(named.column));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::vector<std::string> cells = table.rows[row].cells;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (pointed[i]) std::replace(cells[i].begin(), cells[i].end(), ',', '.');
        cells.push_back(written(weights[row]));
        add_line(text, std::move(cells), table.separator);
    }
    return text;
}

}  // namespace

std::string with_weight_column(const analysis::Dataset& data, const std::vector<double>& weights) {
    if (is_csv_file(data.source)) {
        const auto table = questionnaires::parse_csv(campaign::read_file(data.source));
        if (!table || table.value().rows.size() != data.rows ||
            table.value().header.size() != data.columns.size())
            throw Refused{"fichier « " + data.source + " » : il a changé pendant la lecture. Recommencez."};
        return from_cells(data, weights, table.value());
    }
    std::string text;
    std::vector<std::string> header;
    for (const auto& named : data.columns) header.push_back(named.name);
    header.emplace_back("weight");
    add_line(text, std::move(header), ',');
    for (std::size_t row = 0; row < data.rows; ++row) {
        std::vector<std::string> cells;
        for (const auto& named : data.columns) cells.push_back(cell_of(named.column, row));
        cells.push_back(written(weights[row]));
        add_line(text, std::move(cells), ',');
    }
    return text;
}

void refuse_to_overwrite(const std::string& out, const std::vector<std::string>& read) {
    std::error_code none;
    const std::filesystem::path target = std::filesystem::weakly_canonical(out, none);
    if (std::filesystem::is_directory(target, none))
        throw Refused{"--out « " + out + " » est un dossier. Donnez le nom d’un fichier .csv."};
    for (const std::string& path : read) {
        const bool same = std::filesystem::equivalent(out, path, none);
        if (same || target == std::filesystem::weakly_canonical(path, none))
            throw Refused{"--out « " + out + " » effacerait « " + path +
                          " », qui est lu. Donnez un autre nom de fichier."};
        if (!std::filesystem::is_directory(path, none)) continue;
        const std::filesystem::path folder = std::filesystem::weakly_canonical(path, none);
        const auto [end, unused] = std::mismatch(folder.begin(), folder.end(), target.begin(), target.end());
        if (end == folder.end())
            throw Refused{"--out « " + out + " » est dans le dossier de la campagne « " + path +
                          " ». Écrivez ailleurs."};
    }
}

}  // namespace commands
