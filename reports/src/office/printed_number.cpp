#include "office/printed_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "reports/french_numbers.hpp"

namespace reports {
namespace {

/// Takes `start` off the front.
bool take(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    return true;
}

bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

struct Digits {
    std::string whole;
    std::string fraction;
    bool thousands = false;
};

/// « 1 234,5 » off the front; nullopt when there is no digit.
std::optional<Digits> take_digits(std::string_view& text) {
    Digits digits;
    while (!text.empty()) {
        if (is_digit(text.front())) {
            digits.whole += text.front();
            text.remove_prefix(1);
        } else if (!digits.whole.empty() && take(text, kNarrowNoBreakSpace)) {
            digits.thousands = true;
        } else {
            break;
        }
    }
    if (digits.whole.empty()) return std::nullopt;
    if (take(text, ",")) {
        while (!text.empty() && is_digit(text.front())) {
            digits.fraction += text.front();
            text.remove_prefix(1);
        }
        if (digits.fraction.empty()) return std::nullopt;
    }
    return digits;
}

/// A hundredth, on the digits themselves.
Digits as_fraction(const Digits& percent) {
    std::string whole = percent.whole;
    if (whole.size() < 3) whole.insert(0, 3 - whole.size(), '0');
    return {whole.substr(0, whole.size() - 2), whole.substr(whole.size() - 2) + percent.fraction, false};
}

std::string decimal_of(const Digits& digits, bool negative) {
    std::string text = digits.whole;
    if (!digits.fraction.empty()) text += "." + digits.fraction;
    return (negative ? "-" : "") + text;
}

std::string format_of(const Digits& digits) {
    std::string format = digits.thousands ? "#,##0" : "0";
    if (!digits.fraction.empty()) format += "." + std::string(digits.fraction.size(), '0');
    return format;
}

std::string quoted_in_format(std::string_view text) {
    return text.empty() ? std::string() : "\"" + std::string(text) + "\"";
}

std::optional<PrintedNumber> read(std::string_view text, bool bounds) {
    const std::string_view all = text;
    if (take(text, "n")) {
        if (!take(text, kNoBreakSpace)) return std::nullopt;
    }
    if (take(text, "≈") || take(text, "=") || (bounds && (take(text, "≥") || take(text, "≤")))) {
        if (!take(text, kNoBreakSpace)) return std::nullopt;
    }
    const std::string before = quoted_in_format(all.substr(0, all.size() - text.size()));
    const bool positive = take(text, "+");
    const bool negative = !positive && (take(text, kMinusSign));
    const auto digits = take_digits(text);
    if (!digits) return std::nullopt;
    const bool percent = take(text, std::string(kNoBreakSpace) + "%");
    if (!text.empty()) return std::nullopt;

    std::string format = before + format_of(*digits);
    if (percent) format += quoted_in_format(kNoBreakSpace) + "%";
    if (positive || negative)
        format = "+" + format + ";" + quoted_in_format(kMinusSign) + format + ";" + format;
    return PrintedNumber{decimal_of(percent ? as_fraction(*digits) : *digits, negative), std::move(format)};
}

std::size_t decimals_of(const PrintedNumber& number) {
    const auto point = number.decimal.find('.');
    return point == std::string::npos ? 0 : number.decimal.size() - point - 1;
}

}  // namespace

double PrintedNumber::value() const {
    double result = 0.0;
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), result);
    return result;
}

std::optional<PrintedNumber> printed_number(std::string_view text) {
    return read(text, false);
}

std::optional<PrintedNumber> plotted_number(std::string_view text) {
    return read(text, true);
}

std::optional<PrintedEnds> printed_ends(std::string_view text, Unit unit) {
    if (!take(text, "[") || !text.ends_with("]")) return std::nullopt;
    text.remove_suffix(1);
    const std::string between = std::string(kNarrowNoBreakSpace) + ";" + kNoBreakSpace;
    const auto at = text.find(between);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string sign = unit == Unit::percent ? std::string(kNoBreakSpace) + "%" : "";
    const auto low = printed_number(std::string(text.substr(0, at)) + sign);
    const auto high = printed_number(std::string(text.substr(at + between.size())) + sign);
    if (!low || !high) return std::nullopt;
    return PrintedEnds{*low, *high};
}

PrintedNumber distance(const PrintedNumber& one, const PrintedNumber& other) {
    const std::size_t decimals = std::max(decimals_of(one), decimals_of(other));
    const double far = std::max(0.0, one.value() - other.value());
    char text[64];
    const auto end =
        std::to_chars(text, text + sizeof text, far, std::chars_format::fixed, static_cast<int>(decimals));
    return {std::string(text, end.ptr), one.format};
}

}  // namespace reports
