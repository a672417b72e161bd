#include "varied_column.hpp"

#include <optional>
#include <variant>

namespace analysis {

Column varied_column(const CodedColumnBuilder& builder, std::size_t rows) {
    if (builder.is_numbers()) {
        NumberColumn numbers;
        numbers.values.reserve(rows);
        return numbers;
    }
    TextColumn texts;
    texts.values.reserve(rows);
    return texts;
}

void add_varied_cell(Column& column, std::string_view cell, DecimalSigns decimals) {
    const bool missing = cell.empty() || is_refusal(cell);
    if (auto* numbers = std::get_if<NumberColumn>(&column))
        numbers->values.push_back(missing ? std::nullopt : cell_number(cell, decimals));
    else if (auto* texts = std::get_if<TextColumn>(&column))
        texts->values.emplace_back(missing ? std::string_view{} : cell);
}

}  // namespace analysis
