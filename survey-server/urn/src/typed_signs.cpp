#include "typed_signs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace urn {
namespace {

struct SignRange {
    char32_t first, last;
};

// What phones, office programs and PDF readers put between the groups of a copied or typed code.
constexpr std::array kSkipped{
    SignRange{U'\t', U'\r'},         SignRange{U' ', U' '},
    SignRange{U'-', U'-'},           SignRange{U'\u00A0', U'\u00A0'},  // no-break space
    SignRange{U'\u00AD', U'\u00AD'},                                   // soft hyphen
    SignRange{U'\u1680', U'\u1680'},                                   // ogham space
    SignRange{U'\u2000', U'\u2015'},  // spaces, zero-width signs, direction marks, hyphens and dashes
    SignRange{U'\u2028', U'\u202F'},  // separators, direction marks, narrow no-break space
    SignRange{U'\u205F', U'\u2060'},  // mathematical space, word joiner
    SignRange{U'\u2212', U'\u2212'},  // minus
    SignRange{U'\u3000', U'\u3000'},  // ideographic space
    SignRange{U'\uFE58', U'\uFE58'}, SignRange{U'\uFE63', U'\uFE63'},  // small dashes
    SignRange{U'\uFEFF', U'\uFEFF'},                                   // byte order mark
    SignRange{U'\uFF0D', U'\uFF0D'},                                   // full-width hyphen
};

/// Removes the first character of `text` and returns it; nullopt when it is not well-formed UTF-8.
std::optional<char32_t> take_character(std::string_view& text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : (lead & 0xF0) == 0xE0       ? 3
                                                             : 0;
    if (length == 0 || text.size() < length)
        return std::nullopt;  // four-byte characters: none is part of a code

    constexpr std::array<unsigned char, 4> lead_bits{0, 0x7F, 0x1F, 0x0F};
    char32_t character = lead & lead_bits[length];
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
        character = character << 6 | (byte(i) & 0x3Fu);
    }
    if (length == 3 && character < 0x800) return std::nullopt;  // longer than need be: malformed
    text.remove_prefix(length);
    return character;
}

/// Full-width forms and lower case as plain capitals; look-alikes as the sign that the alphabet has.
char32_t fold(char32_t character) {
    if (character >= U'\uFF01' && character <= U'\uFF5E') character -= U'\uFF01' - U'!';
    if (character >= U'a' && character <= U'z') character -= U'a' - U'A';
    switch (character) {
        case U'O':
            return U'0';
        case U'I':
        case U'L':
            return U'1';
        case U'U':
            return U'V';
        default:
            return character;
    }
}

}  // namespace

std::optional<std::vector<Sign>> read_signs(std::string_view typed) {
    std::vector<Sign> signs;
    while (!typed.empty()) {
        const auto character = take_character(typed);
        if (!character) return std::nullopt;
        const bool skipped = std::ranges::any_of(kSkipped, [&character](const SignRange& range) {
            return *character >= range.first && *character <= range.last;
        });
        if (skipped) continue;

        const char32_t folded = fold(*character);
        if (folded >= 0x80) return std::nullopt;
        const std::size_t place = kAlphabet.find(static_cast<char>(folded));
        if (place == std::string_view::npos) return std::nullopt;
        signs.push_back(static_cast<Sign>(place));
    }
    return signs;
}

}  // namespace urn
