#include "value_conversion.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace questionnaires {

namespace {

std::string decimal_text(double number) {
    if (number == 0.0) return "0";  // also for -0
    std::array<char, 512> digits;
    const auto written =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
    return {digits.data(), written.ptr};
}

std::string joined(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) {
        if (!text.empty()) text += ' ';
        text += code;
    }
    return text;
}

}  // namespace

std::optional<double> spelled_number(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return std::nullopt;
    text = text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);

    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto points = std::count(digits.begin(), digits.end(), '.');
    const auto figures = std::count_if(digits.begin(), digits.end(), is_digit);
    if (figures == 0 || points > 1 || static_cast<std::size_t>(figures + points) != digits.size())
        return std::nullopt;

    double number = 0.0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<bool> truth_of(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    if (const auto* number = std::get_if<double>(&value)) return *number < 0.0 || *number > 0.0;
    if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
    if (const auto* codes = std::get_if<std::vector<std::string>>(&value)) return !codes->empty();
    return std::nullopt;
}

std::optional<double> number_of(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1.0 : 0.0;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    return spelled_number(text_of(value));
}

std::string text_of(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) return decimal_text(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* codes = std::get_if<std::vector<std::string>>(&value)) return joined(*codes);
    return {};
}

}  // namespace questionnaires
