#include "urn/passphrase.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "sodium_ready.hpp"

namespace urn {

namespace {

constexpr std::size_t kShortest = 12;
constexpr std::size_t kFewestUnforeseen = 9;
constexpr std::size_t kShortestWord = 4;

// Without q, c, g, h, w, x, y, z: what one hears is what one writes.
constexpr std::string_view kConsonants = "bdfjklmnprstv";
constexpr std::string_view kVowels = "aeiou";
constexpr std::size_t kGroups = 4;
constexpr std::size_t kSyllables = 3;

constexpr std::array<std::string_view, 8> kKeyboardRows{
    "azertyuiop", "qsdfghjklm", "wxcvbn",     "qwertyuiop",
    "asdfghjkl",  "zxcvbnm",    "0123456789", "abcdefghijklmnopqrstuvwxyz"};
constexpr std::array<std::string_view, 34> kFirstTried{
    "motdepasse", "passphrase", "password", "bonjour",  "soleil",    "doudou",  "loulou",
    "chouchou",   "secret",     "azerty",   "qwerty",   "admin",     "welcome", "france",
    "travail",    "vigie",      "syndicat", "enquete",  "enquête",   "expert",  "comite",
    "comité",     "campagne",   "dragon",   "iloveyou", "princesse", "nicolas", "marseille",
    "paris",      "football",   "anonymat", "anonyme",  "bulletin",  "cfdt"};

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

void lower(std::string& text) {
    for (char& sign : text) {
        if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    }
}

std::vector<std::string> words_of(std::string_view context) {
    std::vector<std::string> words(kFirstTried.begin(), kFirstTried.end());
    std::string word;
    const auto keep = [&] {
        lower(word);
        if (word.size() >= kShortestWord) words.push_back(word);
        word.clear();
    };
    for (const char sign : context) {
        const bool in_word =
            static_cast<unsigned char>(sign) >= 0x80U || std::isalnum(static_cast<unsigned char>(sign)) != 0;
        if (in_word) {
            word += sign;
        } else {
            keep();
        }
    }
    keep();
    return words;
}

/// Every word that everybody tries becomes one sign.
void shorten_words(std::string& text, std::string_view context) {
    for (const std::string& word : words_of(context)) {
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
            text.replace(at, word.size(), 1, '\1');
        }
    }
}

/// Whether the second sign follows the first one, forwards or backwards, on a keyboard or in the alphabet.
bool follow(char first, char second) {
    return std::ranges::any_of(kKeyboardRows, [first, second](std::string_view row) {
        const std::size_t a = row.find(first);
        const std::size_t b = row.find(second);
        return a != std::string_view::npos && b != std::string_view::npos && (a + 1 == b || b + 1 == a);
    });
}

/// Signs that what stands before them does not give away.
std::size_t unforeseen_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool continuation = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
        if (continuation) continue;
        const bool repeated = i > 0 && text[i] == text[i - 1];
        const bool runs_on = i > 1 && follow(text[i - 1], text[i]) && follow(text[i - 2], text[i - 1]);
        const bool seen_before = i > 2 && text.find(text.substr(i - 2, 3)) < i - 2;
        if (!repeated && !runs_on && !seen_before) ++count;
    }
    return count;
}

}  // namespace

std::optional<std::string> weakness_of(const Secret& passphrase, std::string_view context) {
    const std::size_t characters = characters_in(passphrase.text());
    if (characters < kShortest) {
        return "elle n’a que " + std::to_string(characters) + " caractères, il en faut au moins " +
               std::to_string(kShortest) +
               ". Quatre ou cinq mots sans rapport entre eux font une bonne phrase.";
    }
    std::string shortened(passphrase.text());
    lower(shortened);
    const WipedAtEnd wiped(shortened);
    shorten_words(shortened, context);
    std::array<bool, 256> seen{};
    for (const char sign : shortened) seen[static_cast<unsigned char>(sign)] = true;
    const auto different = static_cast<std::size_t>(std::ranges::count(seen, true));
    if (unforeseen_in(shortened) >= kFewestUnforeseen && different >= 6) return std::nullopt;
    return "elle se devine : les suites (1234, azerty), les répétitions et les mots que chacun essaie en "
           "premier ne "
           "comptent presque pas. Quatre ou cinq mots sans rapport entre eux font une bonne phrase.";
}

Secret draw_passphrase() {
    need_sodium();
    Secret drawn(kGroups * kSyllables * 2 + kGroups - 1);
    auto next = drawn.bytes().begin();
    const auto add = [&next](std::string_view signs) {
        *next++ =
            static_cast<std::byte>(signs[randombytes_uniform(static_cast<std::uint32_t>(signs.size()))]);
    };
    for (std::size_t group = 0; group < kGroups; ++group) {
        if (group != 0) *next++ = std::byte{'-'};
        for (std::size_t syllable = 0; syllable < kSyllables; ++syllable) {
            add(kConsonants);
            add(kVowels);
        }
    }
    return drawn;
}

}  // namespace urn
