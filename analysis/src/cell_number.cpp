#include "cell_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

namespace analysis {
namespace {

std::optional<double> number_with_point(std::string_view text) {
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

}  // namespace

std::optional<double> cell_number(std::string_view cell, DecimalSigns decimals) {
    if (decimals == DecimalSigns::point || std::count(cell.begin(), cell.end(), ',') != 1 ||
        cell.find('.') != std::string_view::npos)
        return number_with_point(cell);
    std::string pointed{cell};
    std::replace(pointed.begin(), pointed.end(), ',', '.');
    return number_with_point(pointed);
}

}  // namespace analysis
