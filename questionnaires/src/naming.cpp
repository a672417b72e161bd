#include "naming.hpp"

#include <algorithm>
#include <array>

namespace questionnaires {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_letter_or_digit(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

constexpr std::array<std::string_view, 7> kBlanks{" ", "\t", "\n", "\r", "\u00A0", "\u202F", "\uFEFF"};

/// Bytes of the blank that `text` begins with, 0 when it begins with something else.
std::size_t leading_blank(std::string_view text) {
    for (const std::string_view blank : kBlanks) {
        if (text.starts_with(blank)) return blank.size();
    }
    return 0;
}

std::size_t trailing_blank(std::string_view text) {
    for (const std::string_view blank : kBlanks) {
        if (text.ends_with(blank)) return blank.size();
    }
    return 0;
}

}  // namespace

bool is_name(std::string_view text) {
    constexpr std::size_t kLongest = 20;
    return !text.empty() && text.size() <= kLongest && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(), is_letter_or_digit);
}

bool is_code(std::string_view text) {
    constexpr std::size_t kLongest = 5;
    return !text.empty() && text.size() <= kLongest &&
           std::all_of(text.begin(), text.end(), is_letter_or_digit);
}

std::string folded(std::string_view text) {
    std::string small{text};
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

bool is_reserved(std::string_view text) {
    return folded(text) == "refus";
}

std::string_view trimmed(std::string_view text) {
    while (const std::size_t blank = leading_blank(text)) text.remove_prefix(blank);
    while (const std::size_t blank = trailing_blank(text)) text.remove_suffix(blank);
    return text;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        std::size_t length = 0;
        while (length < text.size() && leading_blank(text.substr(length)) == 0) ++length;
        words.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return words;
}

}  // namespace questionnaires
