#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "urn/secret.hpp"

namespace urn {

/// Why a passphrase is refused for a key, in French, or nothing when it is good enough: at least twelve characters, and
/// enough of them that nobody guesses from the one before. Runs (« 1234 », « azer »), repetitions and words that everybody
/// tries first, those of `context` (the campaign's title) among them, count for one sign each.
std::optional<std::string> weakness_of(const Secret& passphrase, std::string_view context);

/// Four groups of three syllables (a consonant of 13, a vowel of 5), "badomi-kesula-…": easy to copy by hand and to read
/// aloud.
Secret draw_passphrase();

/// log2((13 * 5)^12) = 72.27, rounded down: how many bits a drawn passphrase holds.
inline constexpr int kDrawnPassphraseBits = 72;

}  // namespace urn
