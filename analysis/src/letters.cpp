#include "letters.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace analysis {
namespace {

constexpr char32_t kNoCharacter = 0xFFFD;

/// One code point at `at`, which moves past it.
char32_t next_point(std::string_view text, std::size_t& at) {
    const auto byte = [&text](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t first = byte(at++);
    if (first < 0x80) return first;
    const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (more == 0 || first > 0xF4) return kNoCharacter;
    char32_t point = first & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if (at + i >= text.size() || (byte(at + i) & 0xC0U) != 0x80U) return kNoCharacter;
        point = (point << 6U) | (byte(at + i) & 0x3FU);
    }
    at += more;
    return point;
}

char32_t lower(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 32;
    if (c == 0x178) return 0xFF;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
    if ((c >= 0x100 && c <= 0x177) || (c >= 0x1E00 && c <= 0x1E95)) return c | 1U;
    if (c >= 0x391 && c <= 0x3A9) return c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    return c;
}

struct Accented {
    char32_t mark;
    std::u32string_view bare;
    std::u32string_view composed;
};
constexpr std::array<Accented, 6> kAccents{{{0x300, U"aeiou", U"àèìòù"},
                                            {0x301, U"aeiouy", U"áéíóúý"},
                                            {0x302, U"aeiou", U"âêîôû"},
                                            {0x303, U"ano", U"ãñõ"},
                                            {0x308, U"aeiouy", U"äëïöüÿ"},
                                            {0x327, U"c", U"ç"}}};

/// Puts the mark on the last letter; false when French has no such letter.
bool join(std::u32string& letters, char32_t mark) {
    for (const Accented& accent : kAccents) {
        if (accent.mark != mark || letters.empty()) continue;
        const auto place = accent.bare.find(letters.back());
        if (place == std::u32string_view::npos) continue;
        letters.back() = accent.composed[place];
        return true;
    }
    return false;
}

bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

/// What is there and not seen: soft hyphen, zero width marks, accents that go on nothing.
bool is_unseen(char32_t c) {
    return c == 0xAD || is_between(c, 0x200B, 0x200D) || c == 0x2060 || c == 0xFEFF ||
           is_between(c, 0x300, 0x36F);
}

}  // namespace

std::u32string lower_letters(std::string_view text) {
    std::u32string letters;
    letters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = lower(next_point(text, at));
        if (join(letters, point) || is_unseen(point)) continue;
        letters.push_back(point);
    }
    return letters;
}

bool is_letter(char32_t c) {
    return is_between(c, U'a', U'z') || is_between(c, U'A', U'Z') ||
           (is_between(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) || is_between(c, 0x1E00, 0x1EFF) ||
           is_between(c, 0x386, 0x52F) || is_between(c, 0x5D0, 0x5EA) || is_between(c, 0x620, 0x64A) ||
           is_between(c, 0xFB00, 0xFB06);
}

void append_utf8(std::string& text, char32_t c) {
    const auto tail = [&text, c](unsigned shift) {
        text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
    };
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0U | (c >> 6U));
        tail(0);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0U | (c >> 12U));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (c >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace analysis
