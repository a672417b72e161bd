#include "typed_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "value_conversion.hpp"

namespace questionnaires {

namespace {

constexpr double kGreatest = 1e15;
constexpr std::size_t kDecimals = 9;

bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

/// Every blank of a number as ' ', the minus sign as '-'.
std::string with_plain_signs(std::string_view typed) {
    struct Spelling {
        std::string_view typed;
        char plain;
    };
    constexpr std::array<Spelling, 4> kSpellings{
        {{"\u00a0", ' '}, {"\u202f", ' '}, {"\u2009", ' '}, {"\u2212", '-'}}};
    std::string plain;
    while (!typed.empty()) {
        const auto found =
            std::find_if(kSpellings.begin(), kSpellings.end(), [typed](const Spelling& spelling) {
                return typed.substr(0, spelling.typed.size()) == spelling.typed;
            });
        plain += found != kSpellings.end() ? found->plain : typed.front();
        typed.remove_prefix(found != kSpellings.end() ? found->typed.size() : 1);
    }
    return plain;
}

/// The digits of "1 234 567" or "1234567"; nullopt for any other grouping.
std::optional<std::string> ungrouped(std::string_view whole) {
    std::string digits;
    for (bool first = true; !whole.empty(); first = false) {
        const std::size_t end = std::min(whole.find(' '), whole.size());
        const std::string_view group = whole.substr(0, end);
        const bool last = end == whole.size();
        const bool alone = first && last;
        if (group.empty() || !all_digits(group)) return std::nullopt;
        if (!alone && (first ? group.size() > 3 : group.size() != 3)) return std::nullopt;
        digits += group;
        whole.remove_prefix(last ? end : end + 1);
        if (!last && whole.empty()) return std::nullopt;
    }
    return digits;
}

std::string_view without_leading_zeros(std::string_view digits) {
    const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size());
    return digits.substr(first);
}

std::string_view without_trailing_zeros(std::string_view digits) {
    return digits.substr(0, digits.find_last_not_of('0') + 1);
}

std::string spelled(bool negative, std::string_view whole, std::string_view fraction) {
    std::string text;
    if (negative && !(whole.empty() && fraction.empty())) text += '-';
    text += whole.empty() ? "0" : whole;
    if (!fraction.empty()) text.append(".").append(fraction);
    return text;
}

}  // namespace

Result<std::string, NumberFault> canonical_number(std::string_view typed, NumberKind kind) {
    const std::string plain = with_plain_signs(typed);
    std::string_view rest = plain;
    const bool negative = !rest.empty() && rest.front() == '-';
    if (negative || (!rest.empty() && rest.front() == '+')) rest.remove_prefix(1);

    const std::size_t mark = std::min(rest.find_first_of(",."), rest.size());
    const std::string_view typed_fraction = rest.substr(std::min(mark + 1, rest.size()));
    const auto digits = ungrouped(rest.substr(0, mark));
    if (!digits || !all_digits(typed_fraction)) return Failure{NumberFault::not_a_number};
    if (digits->empty() && typed_fraction.empty()) return Failure{NumberFault::not_a_number};

    const std::string_view whole = without_leading_zeros(*digits);
    const std::string_view fraction = without_trailing_zeros(typed_fraction.substr(0, kDecimals));
    if (kind == NumberKind::integer &&
        (!without_trailing_zeros(typed_fraction).empty() || typed_fraction.size() > 2)) {
        return Failure{NumberFault::not_an_integer};
    }
    // Sixteen digits: 1e15 and what lies beyond.
    if (whole.size() > 16 || std::abs(spelled_number(spelled(false, whole, fraction)).value()) > kGreatest) {
        return Failure{NumberFault::too_large};
    }
    return spelled(negative, whole, fraction);
}

std::optional<std::string> canonical_number(double value) {
    if (!(std::abs(value) <= kGreatest)) return std::nullopt;
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, kDecimals)
                         .ptr;
    const std::string_view text{digits.data(), static_cast<std::size_t>(end - digits.data())};
    const std::size_t point = text.find('.');
    const bool negative = text.front() == '-';
    const std::string_view whole = text.substr(negative ? 1 : 0, point - (negative ? 1 : 0));
    return spelled(negative, without_leading_zeros(whole), without_trailing_zeros(text.substr(point + 1)));
}

}  // namespace questionnaires
