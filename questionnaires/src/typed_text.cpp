#include "typed_text.hpp"

#include <algorithm>
#include <iterator>

#include "questionnaires/utf8.hpp"

namespace questionnaires {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Bytes of the sequence that begins at `at`; of an ill-formed one, its first byte and what seems to continue
/// it (at most four bytes).
std::size_t bytes_of_character(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80U) return 1;
    const std::size_t announced = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
    std::size_t length = 1;
    while (length < announced && at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return length;
}

char32_t decode(std::string_view character) {
    if (well_formed_utf8(character) != character.size()) return kReplacement;
    const auto first = static_cast<unsigned char>(character.front());
    if (character.size() == 1) return first;
    char32_t point = first & (0x7FU >> character.size());
    for (const char next : character.substr(1))
        point = (point << 6U) | (static_cast<unsigned char>(next) & 0x3FU);
    return point;
}

std::u32string decode_all(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = bytes_of_character(text, at);
        points += decode(text.substr(at, length));
        at += length;
    }
    return points;
}

void append_encoded(std::string& text, char32_t point) {
    const auto byte = [&text](char32_t value) {
        text += static_cast<char>(static_cast<unsigned char>(value));
    };
    if (point < 0x80U) {
        byte(point);
    } else if (point < 0x800U) {
        byte(0xC0U | (point >> 6U));
        byte(0x80U | (point & 0x3FU));
    } else if (point < 0x10000U) {
        byte(0xE0U | (point >> 12U));
        byte(0x80U | ((point >> 6U) & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    } else {
        byte(0xF0U | (point >> 18U));
        byte(0x80U | ((point >> 12U) & 0x3FU));
        byte(0x80U | ((point >> 6U) & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    }
}

bool is_control(char32_t point) {
    return (point < 0x20U && point != U'\n') || (point >= 0x7FU && point <= 0x9FU);
}

bool turns_direction(char32_t point) {
    return (point >= 0x202AU && point <= 0x202EU) || (point >= 0x2066U && point <= 0x2069U);
}

/// Blanks and signs of no width, which make an empty text look as if it held something.
bool is_blank(char32_t point) {
    return point == U' ' || point == U'\n' || point == 0xA0U || point == 0x1680U ||
           (point >= 0x2000U && point <= 0x200BU) || point == 0x202FU || point == 0x205FU ||
           point == 0x2060U || point == 0x3000U || point == 0xFEFFU;
}

std::u32string with_plain_line_ends(std::u32string_view points) {
    std::u32string plain;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const char32_t point = points[i];
        if (point == U'\r') {
            plain += U'\n';
            if (i + 1 < points.size() && points[i + 1] == U'\n') ++i;
        } else {
            plain += point == 0x2028U || point == 0x2029U ? U'\n' : point;
        }
    }
    return plain;
}

}  // namespace

std::string clean_text(std::string_view typed, Lines lines) {
    std::u32string kept;
    for (char32_t point : with_plain_line_ends(decode_all(typed))) {
        if (point == U'\t' || (point == U'\n' && lines == Lines::one)) point = U' ';
        if (point == 0xFFFEU || point == 0xFFFFU) point = kReplacement;
        if (!is_control(point) && !turns_direction(point)) kept += point;
    }
    const auto first = std::find_if_not(kept.begin(), kept.end(), is_blank);
    const auto last = std::find_if_not(kept.rbegin(), std::make_reverse_iterator(first), is_blank).base();

    std::string text;
    std::for_each(first, last, [&text](char32_t point) { append_encoded(text, point); });
    return text;
}

std::size_t count_characters(std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); at += bytes_of_character(text, at)) ++characters;
    return characters;
}

std::string_view first_characters(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (; most > 0 && at < text.size(); --most) at += bytes_of_character(text, at);
    return text.substr(0, at);
}

}  // namespace questionnaires
