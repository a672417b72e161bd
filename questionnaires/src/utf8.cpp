#include "questionnaires/utf8.hpp"

#include <algorithm>

namespace questionnaires {

namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

/// Bytes of the code point that begins at `at`, 0 when there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const unsigned first = byte_at(text, at);
    if (first < 0x80U) return 1;
    if (first < 0xC2U || first > 0xF4U || !continues(text, at + 1)) return 0;
    if (first < 0xE0U) return 2;

    const unsigned second = byte_at(text, at + 1);
    if (!continues(text, at + 2)) return 0;
    if (first < 0xF0U) {
        const bool overlong = first == 0xE0U && second < 0xA0U;
        const bool surrogate = first == 0xEDU && second > 0x9FU;
        return overlong || surrogate ? 0 : 3;
    }
    const bool overlong = first == 0xF0U && second < 0x90U;
    const bool too_high = first == 0xF4U && second > 0x8FU;
    return overlong || too_high || !continues(text, at + 3) ? 0 : 4;
}

}  // namespace

std::size_t well_formed_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace questionnaires
