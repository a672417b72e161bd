#include "estimates/text_table.hpp"

#include <algorithm>

namespace commands {

namespace {

std::size_t letters_in(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Line breaks of a label would break the table.
std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; }, ' ');
    return text;
}

}  // namespace

void TextTable::print(std::ostream& out) const {
    std::vector<std::size_t> widths(rows_.front().size(), 0);
    for (const auto& row : rows_)
        for (std::size_t j = 0; j < row.size(); ++j) widths[j] = std::max(widths[j], letters_in(row[j]));
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t j = 0; j < row.size(); ++j) {
            const std::string space(widths[j] - letters_in(row[j]), ' ');
            line += j == 0 ? on_one_line(row[j]) + space : "  " + space + on_one_line(row[j]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    }
}

}  // namespace commands
