#pragma once

#include "cell_number.hpp"

#include "analysis/dataset.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace analysis {

/// Cells of one column, one after the other, turned into codes while there are at most 250 distinct ones.
///
///     Builder (add)* (is_coded → coded | is_numbers)
///
/// Distinct cells sit in an open hash table of at least twice their number: one hash and, nearly
/// always, one comparison a cell.
class CodedColumnBuilder {
public:
    explicit CodedColumnBuilder(DecimalSigns decimals);

    void add(std::string_view cell);

    /// At most 250 distinct cells so far.
    bool is_coded() const { return !overflowed_; }
    /// Every cell so far that is not missing is a number.
    bool is_numbers() const { return numbers_; }

    /// Categories in their order, codes by rows. Requires is_coded().
    CodedColumn coded() &&;

private:
    static constexpr std::size_t kMostCategories = 250;
    static constexpr std::size_t kSlots = 1024;
    static constexpr std::uint8_t kFree = 255;

    std::optional<std::uint8_t> code_of(std::string_view cell);

    DecimalSigns decimals_;
    bool overflowed_ = false;
    bool numbers_ = true;
    std::vector<Category> categories_;  ///< in the order met
    std::vector<std::uint8_t> slots_;   ///< index into categories_, or kFree
    std::vector<std::uint8_t> codes_;
};

/// `NA`: asked, and declined.
bool is_refusal(std::string_view cell);

}  // namespace analysis
