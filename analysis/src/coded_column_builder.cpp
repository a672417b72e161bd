#include "coded_column_builder.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace analysis {
namespace {

/// Positions of the categories by number when all are numbers, else by text.
std::vector<std::size_t> in_order(const std::vector<Category>& categories, bool numbers) {
    std::vector<std::size_t> order(categories.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Category& left = categories[a];
        const Category& right = categories[b];
        if (numbers && *left.number != *right.number) return *left.number < *right.number;
        return left.code < right.code;
    });
    return order;
}

}  // namespace

bool is_refusal(std::string_view cell) {
    return cell == "NA";
}

CodedColumnBuilder::CodedColumnBuilder(DecimalSigns decimals) : decimals_{decimals}, slots_(kSlots, kFree) {}

std::optional<std::uint8_t> CodedColumnBuilder::code_of(std::string_view cell) {
    std::size_t slot = std::hash<std::string_view>{}(cell) % kSlots;
    for (; slots_[slot] != kFree; slot = (slot + 1) % kSlots)
        if (categories_[slots_[slot]].code == cell) return slots_[slot];
    if (categories_.size() == kMostCategories) return std::nullopt;
    slots_[slot] = static_cast<std::uint8_t>(categories_.size());
    categories_.push_back({std::string{cell}, std::string{cell}, cell_number(cell, decimals_)});
    numbers_ = numbers_ && categories_.back().number.has_value();
    return slots_[slot];
}

void CodedColumnBuilder::add(std::string_view cell) {
    const bool missing = cell.empty();
    const bool refused = is_refusal(cell);
    if (overflowed_) {
        if (!missing && !refused) numbers_ = numbers_ && cell_number(cell, decimals_).has_value();
        return;
    }
    const auto code = missing   ? std::optional{CodedColumn::kMissing}
                      : refused ? std::optional{CodedColumn::kRefused}
                                : code_of(cell);
    if (code) {
        codes_.push_back(*code);
        return;
    }
    overflowed_ = true;
    codes_ = {};
    add(cell);
}

CodedColumn CodedColumnBuilder::coded() && {
    const auto order = in_order(categories_, numbers_);
    CodedColumn column;
    std::vector<std::uint8_t> place(256);
    std::iota(place.begin(), place.end(), std::uint8_t{0});
    for (const std::size_t old : order) {
        place[old] = static_cast<std::uint8_t>(column.categories.size());
        column.categories.push_back(std::move(categories_[old]));
    }
    column.codes = std::move(codes_);
    for (auto& code : column.codes) code = place[code];
    return column;
}

}  // namespace analysis
