#pragma once

#include <algorithm>
#include <string_view>

namespace http {

// HTTP's own notion of letters, whatever the locale.

constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_letter_or_digit(char c) {
    return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
}

/// Control bytes of RFC 5234; bytes of UTF-8 are none.
constexpr bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

/// Equal without regard to case, as names of fields and their keywords are.
inline bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

/// Letters, digits and the given signs only.
inline bool consists_of(std::string_view text, std::string_view signs) {
    return std::all_of(text.begin(), text.end(), [signs](char c) {
        return is_letter_or_digit(c) || signs.find(c) != std::string_view::npos;
    });
}

}  // namespace http
