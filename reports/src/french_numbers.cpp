#include "reports/french_numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace reports {
namespace {

// Digits of |value| x 10^decimals, rounded half away from zero, without leading zeros other than before the
// comma.
std::string rounded_digits(double value, int decimals) {
    if (!std::isfinite(value) || decimals < 0 || decimals > 9)
        throw std::invalid_argument("a printed number must be finite, with 0 to 9 decimals");
    std::array<char, 512> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                       std::chars_format::fixed);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const std::size_t point = text.find('.');
    std::string digits(text.substr(0, point));
    std::string fraction(point == std::string_view::npos ? std::string_view() : text.substr(point + 1));
    const auto kept = static_cast<std::size_t>(decimals);
    if (fraction.size() <= kept) fraction.resize(kept + 1, '0');
    digits += fraction.substr(0, kept);
    if (fraction[kept] < '5') return digits;
    std::size_t at = digits.size();
    while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
    if (at == 0) return "1" + digits;
    ++digits[at - 1];
    return digits;
}

std::string with_thousands(const std::string& whole) {
    std::string out;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) out += kNarrowNoBreakSpace;
        out += whole[i];
    }
    return out;
}

std::string with_comma(const std::string& digits, int decimals) {
    const std::size_t whole = digits.size() - static_cast<std::size_t>(decimals);
    std::string out = with_thousands(digits.substr(0, whole));
    if (decimals > 0) out += "," + digits.substr(whole);
    return out;
}

std::string with_sign(double value, int decimals, const char* positive) {
    const std::string digits = rounded_digits(value, decimals);
    const bool zero = digits.find_first_not_of('0') == std::string::npos;
    const std::string sign = zero ? "" : value < 0 ? kMinusSign : positive;
    return sign + with_comma(digits, decimals);
}

}  // namespace

std::string fmt_num(double value, int decimals) {
    return with_sign(value, decimals, "");
}

std::string fmt_points(double difference, int decimals) {
    return with_sign(difference, decimals, "+");
}

std::string fmt_count(std::int64_t count) {
    const std::string text = std::to_string(count);
    return count < 0 ? kMinusSign + with_thousands(text.substr(1)) : with_thousands(text);
}

std::string fmt_n(std::int64_t count) {
    return std::string("n") + kNoBreakSpace + "=" + kNoBreakSpace + fmt_count(count);
}

std::string fmt_pct(std::int64_t count, std::int64_t base, int decimals) {
    if (count < 0 || base <= 0 || count > base || base > 1'000'000'000 || decimals < 0 || decimals > 3)
        throw std::invalid_argument("a share needs 0 <= count <= base, 0 < base <= 10^9 and 0 to 3 decimals");
    std::int64_t scale = 100;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    std::string digits = std::to_string((2 * scale * count + base) / (2 * base));
    const auto least = static_cast<std::size_t>(decimals) + 1;
    if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
    return with_comma(digits, decimals) + kNoBreakSpace + "%";
}

std::string fmt_ci(double low, double high, int decimals) {
    if (low > high) throw std::invalid_argument("an interval needs low <= high");
    return "[" + fmt_num(low, decimals) + kNarrowNoBreakSpace + ";" + kNoBreakSpace +
           fmt_num(high, decimals) + "]";
}

std::string fmt_p(double p) {
    if (!(p >= 0 && p <= 1)) throw std::invalid_argument("a p-value lies between 0 and 1");
    const std::string shown = p < 0.001 ? "0,001" : fmt_num(p, 3);
    return std::string("p") + kNoBreakSpace + (p < 0.001 ? "<" : "=") + kNoBreakSpace + shown;
}

}  // namespace reports
