#include "phrase.hpp"

#include "reports/french_numbers.hpp"

namespace reports {
namespace {

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text)
        if (begins_character(byte)) ++count;
    return count;
}

std::string shortened(std::string_view text, std::size_t most) {
    if (character_count(text) <= most) return std::string(text);
    std::size_t end = 0;
    std::size_t count = 0;
    while (end < text.size() && !(begins_character(text[end]) && ++count == most)) ++end;
    const std::size_t space = text.substr(0, end).rfind(' ');
    if (space != std::string_view::npos && space > end / 2) end = space;
    return std::string(text.substr(0, end)) + "…";
}

std::string enumerated(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " et " : ", ";
        text += names[i];
    }
    return text;
}

std::string quoted(std::string_view text) {
    return std::string("«") + kNoBreakSpace + std::string(text) + kNoBreakSpace + "»";
}

std::string capitalised(std::string_view text) {
    std::string result(text);
    if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
        result[0] = static_cast<char>(result[0] - 'a' + 'A');
    return result;
}

std::string without_full_stop(std::string_view text) {
    if (text.ends_with('.')) text.remove_suffix(1);
    return std::string(text);
}

}  // namespace reports
