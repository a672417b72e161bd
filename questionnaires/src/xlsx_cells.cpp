#include "xlsx_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "naming.hpp"
#include "value_conversion.hpp"
#include "xlsx_xml.hpp"

namespace questionnaires {

namespace {

constexpr int kLastRow = 20'000;
constexpr int kLastColumn = 200;
constexpr std::size_t kMostText =
    16 * 1024 * 1024;  // shared strings are small in the file and large in the cells

struct Position {
    int row = 0;
    int column = 0;
};

/// "AB12"; nullopt for anything else. Larger than any sheet reads as one beyond the last row or column.
std::optional<Position> position_of(std::string_view reference) {
    Position position;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
        position.column = std::min(position.column * 26 + (reference[at] - 'A' + 1), kLastColumn + 1);
    }
    if (at == 0 || at == reference.size()) return std::nullopt;
    for (; at < reference.size(); ++at) {
        if (reference[at] < '0' || reference[at] > '9') return std::nullopt;
        position.row = std::min(position.row * 10 + (reference[at] - '0'), kLastRow + 1);
    }
    return position.row == 0 ? std::nullopt : std::optional{position};
}

std::optional<unsigned> hexadecimal(std::string_view digits) {
    unsigned value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// Undoes `_x000A_`, how a workbook writes what XML cannot hold (ECMA-376 part 1, § 22.9.2.19), below U+0080:
/// what Excel escapes in practice. Line ends become \n.
std::string unescaped(std::string_view text) {
    constexpr std::size_t kEscape = 7;  // _xHHHH_
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char sign = text[at];
        const std::string_view escape = text.substr(at, kEscape);
        if (escape.size() == kEscape && escape.starts_with("_x") && escape.back() == '_') {
            const auto value = hexadecimal(escape.substr(2, 4));
            if (value && *value < 0x80) {
                sign = static_cast<char>(*value);
                at += kEscape - 1;
            }
        }
        const bool half_of_line_end = sign == '\n' && !plain.empty() && plain.back() == '\r';
        if (half_of_line_end) plain.pop_back();
        plain += sign;
    }
    std::replace(plain.begin(), plain.end(), '\r', '\n');
    return plain;
}

/// Of an `si` or `is` element: one `t`, or runs `r` of rich text with a `t` each.
std::string rich_text(const pugi::xml_node& item) {
    std::string text;
    for (const pugi::xml_node& part : item.children()) {
        if (is_element(part, "t")) text += part.text().get();
        if (is_element(part, "r")) text += child_element(part, "t").text().get();
    }
    return unescaped(text);
}

/// 0.30000000000000004 is stored, 0.3 is what the author sees.
std::string number_text(std::string_view stored) {
    double number = 0.0;
    const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), number);
    if (read.ec != std::errc{} || read.ptr != stored.data() + stored.size() || !std::isfinite(number)) {
        return std::string{stored};
    }
    std::array<char, 64> shown{};
    const auto end =
        std::to_chars(shown.data(), shown.data() + shown.size(), number, std::chars_format::general, 15).ptr;
    std::from_chars(shown.data(), end, number);
    return text_of(Value{number});
}

class CellReader {
public:
    CellReader(const std::vector<std::string>& shared, const std::string& sheet, FaultLog& log)
        : shared_{shared}, sheet_{sheet}, log_{log} {}

    std::string text_of_cell(const pugi::xml_node& cell, Position at) {
        const std::string type = attribute_text(cell, "t");
        const std::string value = child_element(cell, "v").text().get();
        if (type == "inlineStr") return rich_text(child_element(cell, "is"));
        if (value.empty()) return {};
        if (type == "s") return shared_string(value, at);
        if (type == "b") return value == "1" || value == "true" ? "yes" : "no";
        if (type == "str" || type == "d") return unescaped(value);
        if (type == "e") {
            log_.error(sheet_, at.row, column_letters(at.column),
                       "la cellule contient l’erreur de calcul « " + value +
                           " ». Corrigez la formule ou écrivez la valeur.");
            return {};
        }
        return number_text(value);
    }

private:
    std::string shared_string(const std::string& index_text, Position at) {
        std::size_t index = 0;
        const char* const end = index_text.data() + index_text.size();
        const auto read = std::from_chars(index_text.data(), end, index);
        if (read.ec == std::errc{} && read.ptr == end && index < shared_.size()) return shared_[index];
        log_.error(
            sheet_, at.row, column_letters(at.column),
            "le texte de cette cellule manque dans le classeur, qui est abîmé. Enregistrez-le à nouveau.");
        return {};
    }

    const std::vector<std::string>& shared_;
    const std::string& sheet_;
    FaultLog& log_;
};

bool has_cells(const SparseCells& cells, int after_row, int column) {
    return std::any_of(cells.upper_bound(after_row), cells.end(),
                       [column](const auto& row) { return row.second.contains(column); });
}

/// Named columns of the header, in order.
std::map<int, std::string> named_columns(const std::string& sheet, const SparseCells& cells, FaultLog& log) {
    const auto& [header_row, header] = *cells.begin();
    std::map<int, std::string> named;
    std::set<std::string> seen;
    for (const auto& [column, name] : header) {
        if (seen.insert(name).second) {
            named.emplace(column, name);
        } else {
            log.error(sheet, header_row, name,
                      "la colonne « " + name +
                          " » est là deux fois. Supprimez ou renommez l’une "
                          "des deux.");
        }
    }
    for (int column = 1; column <= kLastColumn; ++column) {
        if (header.contains(column) || !has_cells(cells, header_row, column)) continue;
        log.error(sheet, header_row, column_letters(column),
                  "cette colonne n’a pas de nom. Donnez-lui un nom sur la première ligne, ou supprimez-la.");
    }
    return named;
}

}  // namespace

std::string column_letters(int column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

std::vector<std::string> shared_strings(const pugi::xml_document& part) {
    std::vector<std::string> texts;
    for (const pugi::xml_node& item : part.document_element().children()) {
        if (is_element(item, "si")) texts.push_back(rich_text(item));
    }
    return texts;
}

std::optional<SparseCells> worksheet_cells(const pugi::xml_document& part,
                                           const std::vector<std::string>& shared, const std::string& sheet,
                                           FaultLog& log) {
    CellReader reader{shared, sheet, log};
    SparseCells cells;
    std::size_t text_bytes = 0;
    Position last;
    for (const pugi::xml_node& row : child_element(part.document_element(), "sheetData").children()) {
        // A row or cell without reference follows the one before it.
        last = {std::max(1, row.attribute("r").as_int(last.row + 1)), 0};
        for (const pugi::xml_node& cell : row.children()) {
            last = position_of(attribute_text(cell, "r")).value_or(Position{last.row, last.column + 1});
            const std::string text{trimmed(reader.text_of_cell(cell, last))};
            if (text.empty()) continue;
            text_bytes += text.size();
            if (last.row > kLastRow || last.column > kLastColumn || text_bytes > kMostText)
                return std::nullopt;
            cells[last.row][last.column] = text;
        }
    }
    return cells;
}

Sheet with_header(const std::string& name, const SparseCells& cells, FaultLog& log) {
    Sheet sheet{name, 1, {}, {}};
    if (cells.empty()) return sheet;

    const std::map<int, std::string> columns = named_columns(name, cells, log);
    sheet.header_row = cells.begin()->first;
    for (const auto& [column, title] : columns) sheet.header.push_back(title);
    for (auto row = std::next(cells.begin()); row != cells.end(); ++row) {
        SheetRow read{row->first, {}};
        for (const auto& [column, title] : columns) {
            const auto cell = row->second.find(column);
            read.cells.push_back(cell == row->second.end() ? std::string{} : cell->second);
        }
        sheet.rows.push_back(std::move(read));
    }
    return sheet;
}

}  // namespace questionnaires
