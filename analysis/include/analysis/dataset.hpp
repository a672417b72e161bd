#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace analysis {

/// One distinct value of a coded column.
struct Category {
    std::string code;              ///< text of the cell
    std::string label;             ///< the code itself when nothing better is known
    std::optional<double> number;  ///< the code read as a number
    /// An answer that is no point of the scale, such as « Non concerné »: a category, and no answer as a score.
    bool outside_scale = false;

    bool operator==(const Category&) const = default;
};

/// A column of at most 250 distinct values: one byte a row.
struct CodedColumn {
    static constexpr std::uint8_t kMissing = 255;  ///< empty cell: not asked, or not answered
    static constexpr std::uint8_t kRefused = 254;  ///< `NA`: asked, and declined

    /// codes in numeric order when all are numbers, else in alphabetical or list order
    std::vector<Category> categories;
    std::vector<std::uint8_t> codes;  ///< one a row: index into categories, kMissing or kRefused
};

/// A column of more than 250 distinct values, all numbers.
struct NumberColumn {
    std::vector<std::optional<double>> values;
};

/// Anything else.
struct TextColumn {
    std::vector<std::string> values;  ///< empty = missing
};

using Column = std::variant<CodedColumn, NumberColumn, TextColumn>;

struct NamedColumn {
    std::string name;
    std::string label;
    Column column;
};

/// Respondents by variables. Row order carries no meaning: every result is the same for any permutation.
struct Dataset {
    std::string source;  ///< file or wave, for messages
    std::size_t rows = 0;
    std::vector<NamedColumn> columns;
    /// of each row in its file, for messages; empty when there is no file
    std::vector<std::uint32_t> lines = {};
    /// column by which an SPSS file says it is weighted; never applied by itself; empty when there is none
    std::string weighted_by = {};

    /// nullptr when there is none of this name.
    const NamedColumn* column(std::string_view name) const;
};

}  // namespace analysis
