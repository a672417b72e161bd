#include "reports/text_width.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "arial_advances.hpp"

namespace reports {
namespace {

/// Bytes of the character that begins a text: 1 for a byte that begins none.
std::size_t character_length(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size());
}

char32_t code_point(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return lead;
    char32_t code = lead & (0x7FU >> character.size());
    for (const char byte : character.substr(1))
        code = (code << 6) | (static_cast<unsigned char>(byte) & 0x3FU);
    return code;
}

double advance(char32_t character, Weight weight) {
    if (character >= 0x300 && character < 0x370) return 0.0;
    const auto found =
        std::lower_bound(kArialAdvances.begin(), kArialAdvances.end(), character,
                         [](const Advance& one, char32_t wanted) { return one.character < wanted; });
    if (found == kArialAdvances.end() || found->character != character) return 1.0;
    return (weight == Weight::bold ? found->bold : found->regular) / 2048.0;
}

bool fits(std::string_view text, double width, Font font) {
    return text_width(text, font) * kWidthSlack <= width;
}

/// The pieces between which a line may end; each keeps the space or hyphen it ends with.
std::vector<std::string_view> breakable_pieces(std::string_view text) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != ' ' && text[at] != '-' && text[at] != '/') continue;
        pieces.push_back(text.substr(begin, at + 1 - begin));
        begin = at + 1;
    }
    if (begin < text.size()) pieces.push_back(text.substr(begin));
    return pieces;
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

double text_width(std::string_view text, Font font) {
    double ems = 0.0;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, character_length(text));
        ems += advance(code_point(character), font.weight);
        text.remove_prefix(character.size());
    }
    return ems * font.size;
}

std::vector<std::string> wrap(std::string_view text, double width, Font font) {
    std::vector<std::string> lines;
    std::string line;
    const auto end_line = [&lines, &line] {
        line = without_trailing_spaces(line);
        if (!line.empty()) lines.push_back(line);
        line.clear();
    };
    for (std::string_view piece : breakable_pieces(text)) {
        if (line.empty() && piece == " ") continue;
        if (!fits(without_trailing_spaces(line + std::string(piece)), width, font)) end_line();
        while (!fits(without_trailing_spaces(std::string(piece)), width, font)) {
            std::size_t kept = character_length(piece);
            while (kept < piece.size()) {
                const std::size_t more = kept + character_length(piece.substr(kept));
                if (!fits(piece.substr(0, more), width, font)) break;
                kept = more;
            }
            if (kept == piece.size()) break;  // one character, wider than the line
            lines.emplace_back(piece.substr(0, kept));
            piece.remove_prefix(kept);
        }
        line += piece;
    }
    end_line();
    return lines;
}

}  // namespace reports
