#include "table_data.hpp"

#include "oracle.hpp"
#include "scale_data.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace tests {

using namespace analysis;

NamedColumn coded(const std::string& name, const std::vector<std::string>& cells) {
    std::set<std::string> codes(cells.begin(), cells.end());
    codes.erase("");
    codes.erase("NA");
    CodedColumn column;
    for (const auto& code : codes) {
        const bool digits = code.find_first_not_of("0123456789.-") == std::string::npos;
        column.categories.push_back({code, code, digits ? std::optional(std::stod(code)) : std::nullopt});
    }
    for (const auto& cell : cells) {
        const auto found = codes.find(cell);
        column.codes.push_back(cell.empty() ? CodedColumn::kMissing
                               : found == codes.end()
                                   ? CodedColumn::kRefused
                                   : static_cast<std::uint8_t>(std::distance(codes.begin(), found)));
    }
    return {name, name, std::move(column)};
}

Dataset dataset(std::vector<NamedColumn> columns) {
    Dataset data{"essai", 0, std::move(columns)};
    data.rows = std::visit(
        [](const auto& column) {
            if constexpr (requires { column.codes; })
                return column.codes.size();
            else
                return column.values.size();
        },
        data.columns.front().column);
    return data;
}

Dataset schools() {
    const std::string csv = read_oracle("tables_design_input.csv");
    auto numbers = number_columns(csv, {"api00", "pw"});
    return dataset({{"api00", "api00", NumberColumn{std::move(numbers[0])}},
                    {"pw", "pw", NumberColumn{std::move(numbers[1])}},
                    coded("stype", text_column(csv, "stype")),
                    coded("wide", text_column(csv, "wide"))});
}

Dataset reordered(const Dataset& data, const std::vector<std::size_t>& order) {
    Dataset result = data;
    for (auto& named : result.columns)
        std::visit(
            [&order](auto& column) {
                if constexpr (requires { column.codes; })
                    column.codes = in_order(column.codes, order);
                else
                    column.values = in_order(column.values, order);
            },
            named.column);
    return result;
}

}  // namespace tests
