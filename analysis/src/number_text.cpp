#include "number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace analysis {
namespace {

constexpr int kShown = 3;

std::string with_comma(std::string text) {
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

}  // namespace

std::string number_text(double number) {
    std::array<char, 64> text{};
    return with_comma({text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr});
}

std::string rounded_text(double number) {
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, kShown).ptr;
    return with_comma({text.data(), end});
}

}  // namespace analysis
