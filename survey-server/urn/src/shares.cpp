#include "urn/shares.hpp"

#include <sodium.h>

#include <algorithm>
#include <span>

#include "code_check.hpp"
#include "hashing.hpp"
#include "shamir.hpp"
#include "typed_signs.hpp"

namespace urn {

namespace {

constexpr std::size_t kKey = 32;
constexpr std::size_t kCheck = 2;
constexpr std::size_t kPrinted = 1 + sizeof(ShareFamily) + kKey + kCheck;  // 40 bytes: 64 signs of 5 bits
constexpr std::size_t kLineSigns = 16;
constexpr std::size_t kTypedLine = kLineSigns + 2;
constexpr std::size_t kLines = kShareLines;
constexpr std::size_t kGroup = 4;
constexpr std::size_t kLongestTyped = 4096;
constexpr unsigned kVersion = 1;

static_assert(kPrinted * 8 == kLines * kLineSigns * 5);

using ShareLines = std::vector<std::vector<Sign>>;

/// Of everything before it: catches lines exchanged or taken from another share, which their own checks cannot.
std::array<std::byte, kCheck> check_of(std::span<const std::byte> bytes) {
    const Digest digest = sha256_for("vigie share 1", bytes);
    return {digest[0], digest[1]};
}

/// version and number ‖ family ‖ value ‖ check
Secret printed_bytes(const Share& share) {
    Secret bytes(kPrinted);
    auto next = bytes.bytes().begin();
    *next++ = std::byte(kVersion << 4 | static_cast<unsigned>(share.number));
    next = std::ranges::copy(share.family, next).out;
    next = std::ranges::copy(share.value.bytes(), next).out;
    std::ranges::copy(check_of(bytes.bytes().first(kPrinted - kCheck)), next);
    return bytes;
}

std::vector<Sign> signs_of(std::span<const std::byte> bytes) {
    std::vector<Sign> signs;
    signs.reserve(bytes.size() * 8 / 5);
    unsigned held = 0;
    unsigned bits = 0;
    for (const std::byte byte : bytes) {
        held = held << 8 | std::to_integer<unsigned>(byte);
        for (bits += 8; bits >= 5; bits -= 5) signs.push_back(static_cast<Sign>(held >> (bits - 5) & 31U));
        held &= (1U << bits) - 1U;
    }
    return signs;
}

Secret bytes_of(const ShareLines& lines) {
    Secret bytes(kPrinted);
    std::size_t written = 0;
    unsigned held = 0;
    unsigned bits = 0;
    for (const auto& line : lines) {
        for (const Sign sign : std::span(line).first(kLineSigns)) {
            held = held << 5 | sign;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.bytes()[written++] = std::byte(held >> bits & 0xFFU);
            held &= (1U << bits) - 1U;
        }
    }
    return bytes;
}

bool is_line(std::span<const Sign> signs) {
    return signs.size() == kTypedLine &&
           std::ranges::equal(check_signs(signs.first(kLineSigns)), signs.subspan(kLineSigns));
}

std::vector<std::string_view> typed_lines(std::string_view typed) {
    std::vector<std::string_view> lines;
    while (!typed.empty()) {
        const std::size_t end = std::min(typed.find('\n'), typed.size());
        const std::string_view line = typed.substr(0, end);
        typed.remove_prefix(std::min(end + 1, typed.size()));
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.push_back(line);
    }
    return lines;
}

/// The four lines as they were typed, or, when they run together, cut by their length.
std::variant<ShareLines, ShareFault> lines_in(std::string_view typed) {
    ShareLines lines;
    const auto typed_apart = typed_lines(typed);
    if (typed_apart.size() == kLines) {
        for (std::size_t i = 0; i < kLines; ++i) {
            auto signs = read_signs(typed_apart[i]);
            if (!signs) return ShareFault{ShareFault::Kind::odd_sign, static_cast<int>(i + 1)};
            lines.push_back(*std::move(signs));
        }
        return lines;
    }
    const auto signs = read_signs(typed);
    if (!signs) return ShareFault{ShareFault::Kind::odd_sign};
    if (signs->size() != kLines * kTypedLine) return ShareFault{ShareFault::Kind::wrong_length};
    for (std::size_t i = 0; i < kLines; ++i) {
        const auto line = std::span(*signs).subspan(i * kTypedLine, kTypedLine);
        lines.emplace_back(line.begin(), line.end());
    }
    return lines;
}

}  // namespace

ShareFamily family_of(const PublicKey& sealing_key) {
    const Digest digest = sha256_for("vigie share family 1", sealing_key);
    ShareFamily family{};
    std::copy_n(digest.begin(), family.size(), family.begin());
    return family;
}

std::vector<Share> split_key(const Secret& key, const ShareFamily& family) {
    Secret slopes(key.size());
    randombytes_buf(slopes.bytes().data(), slopes.size());
    std::vector<Share> shares;
    for (int number = 1; number <= kShares; ++number) {
        shares.push_back({number, family, point_at(static_cast<std::uint8_t>(number), key, slopes)});
    }
    return shares;
}

Secret rebuild_key(const Share& one, const Share& other) {
    return value_at_zero(static_cast<std::uint8_t>(one.number), one.value,
                         static_cast<std::uint8_t>(other.number), other.value);
}

std::string share_text(const Share& share) {
    const Secret bytes = printed_bytes(share);
    std::vector<Sign> signs = signs_of(bytes.bytes());
    std::string text;
    text.reserve(kLines * (kTypedLine + kLineSigns / kGroup + 1));  // never moved while it grows
    for (std::size_t line = 0; line < kLines; ++line) {
        const auto own = std::span(signs).subspan(line * kLineSigns, kLineSigns);
        if (line != 0) text += '\n';
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (i != 0 && i % kGroup == 0) text += '-';
            text += kAlphabet[own[i]];
        }
        text += '-';
        for (const Sign sign : check_signs(own)) text += kAlphabet[sign];
    }
    sodium_memzero(signs.data(), signs.size());
    return text;
}

std::variant<Share, ShareFault> read_share(std::string_view typed) {
    if (typed.size() > kLongestTyped) return ShareFault{ShareFault::Kind::wrong_length};
    auto read = lines_in(typed);
    if (const auto* fault = std::get_if<ShareFault>(&read)) return *fault;
    const ShareLines& lines = std::get<ShareLines>(read);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_line(lines[i])) return ShareFault{ShareFault::Kind::line_mistyped, static_cast<int>(i + 1)};
    }

    const Secret printed = bytes_of(lines);
    const auto bytes = printed.bytes();
    const auto first = std::to_integer<unsigned>(bytes[0]);
    const int number = static_cast<int>(first & 15U);
    const bool is_whole = std::ranges::equal(check_of(bytes.first(kPrinted - kCheck)), bytes.last(kCheck));
    if (!is_whole || first >> 4 != kVersion || number < 1 || number > kShares) {
        return ShareFault{ShareFault::Kind::lines_mismatch};
    }
    Share share{number, {}, Secret(kKey)};
    std::ranges::copy(bytes.subspan(1, share.family.size()), share.family.begin());
    std::ranges::copy(bytes.subspan(1 + share.family.size(), kKey), share.value.bytes().begin());
    return share;
}

bool is_share_line(std::string_view typed) {
    const auto signs = read_signs(typed);
    return signs && is_line(*signs);
}

}  // namespace urn
