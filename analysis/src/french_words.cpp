#include "analysis/french_words.hpp"

#include "letters.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace analysis {
namespace {

constexpr std::array<std::u32string_view, 14> kElided{U"c",      U"d",      U"j",      U"l",     U"m",
                                                      U"n",      U"s",      U"t",      U"qu",    U"jusqu",
                                                      U"lorsqu", U"puisqu", U"quoiqu", U"presqu"};

/// What stays when its verb is gone is no word: a pronoun after a verb, and the -ci and -là of « ceux-là ».
constexpr std::array<std::u32string_view, 21> kAfterHyphen{
    U"je", U"tu", U"il",  U"elle", U"on", U"nous", U"vous", U"ils", U"elles", U"ce", U"t",
    U"ci", U"là", U"moi", U"toi",  U"le", U"la",   U"les",  U"lui", U"leur",  U"y"};

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0xB4 || c == U'`';
}

bool is_hyphen(char32_t c) {
    return c == U'-' || c == 0x2010 || c == 0x2011;
}

bool is_middle_dot(char32_t c) {
    return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x22C5;
}

bool is_blank(char32_t c) {
    return c <= U' ' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

bool ends_sentence(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == U';' || c == U':' || c == 0x2026 || c == U'\n';
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

template <class List>
bool holds(const List& list, std::u32string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string utf8_of(std::u32string_view letters) {
    std::string text;
    for (const char32_t c : letters) append_utf8(text, c);
    return text;
}

std::u32string without_ligatures(std::u32string_view letters) {
    std::u32string open;
    for (const char32_t c : letters) {
        switch (c) {
            case 0x153:
                open += U"oe";
                break;
            case 0xE6:
                open += U"ae";
                break;
            case 0xFB00:
                open += U"ff";
                break;
            case 0xFB01:
                open += U"fi";
                break;
            case 0xFB02:
                open += U"fl";
                break;
            case 0xFB03:
                open += U"ffi";
                break;
            case 0xFB04:
                open += U"ffl";
                break;
            case 0xFB05:
            case 0xFB06:
                open += U"st";
                break;
            default:
                open += c;
        }
    }
    return open;
}

/// Walks over the letters of a text and cuts its words.
class WordCutter {
public:
    explicit WordCutter(std::u32string letters) : letters_{std::move(letters)} {}

    std::vector<FrenchWord> cut() {
        while (at_ < letters_.size()) {
            if (const auto end = end_of_address()) {
                at_ = *end;
            } else if (is_letter(letters_[at_]) || is_digit(letters_[at_])) {
                take_word();
            } else {
                if (ends_sentence(letters_[at_])) ++sentence_;
                ++at_;
            }
        }
        return std::move(words_);
    }

private:
    char32_t peek(std::size_t at) const { return at < letters_.size() ? letters_[at] : U' '; }
    bool in_word(std::size_t at) const { return is_letter(peek(at)) || is_digit(peek(at)); }

    /// Where a chunk between blanks ends, at its start, when it is an address.
    std::optional<std::size_t> end_of_address() const {
        if (at_ > 0 && !is_blank(letters_[at_ - 1])) return std::nullopt;
        std::size_t end = at_;
        while (end < letters_.size() && !is_blank(letters_[end])) ++end;
        const std::u32string_view chunk = std::u32string_view{letters_}.substr(at_, end - at_);
        const bool address = chunk.find(U'@') != chunk.npos || chunk.find(U"://") != chunk.npos ||
                             chunk.substr(0, 4) == U"www.";
        return address ? std::optional{end} : std::nullopt;
    }

    /// « c.v. »: single letters, each with its dot.
    bool take_initials() {
        std::u32string word;
        std::size_t at = at_;
        while (is_letter(peek(at)) && peek(at + 1) == U'.') {
            word += letters_[at];
            at += 2;
        }
        if (is_letter(peek(at)) && !in_word(at + 1) && word.size() > 0) word += letters_[at++];
        if (word.size() < 2 || in_word(at)) return false;
        keep(word);
        at_ = at;
        return true;
    }

    void take_word() {
        if (take_initials()) return;
        std::u32string word;
        for (;; ++at_) {
            const char32_t c = peek(at_);
            if (in_word(at_)) {
                word += c;
            } else if (is_apostrophe(c) && in_word(at_ + 1)) {
                if (holds(kElided, word))
                    word.clear();
                else
                    word += U'\'';
            } else if (is_hyphen(c) && in_word(at_ + 1)) {
                word += U'-';
            } else {
                break;
            }
        }
        if (is_middle_dot(peek(at_)))
            while (is_middle_dot(peek(at_)) || in_word(at_)) ++at_;
        keep(without_pronoun(word));
    }

    static std::u32string without_pronoun(std::u32string word) {
        for (auto hyphen = word.rfind(U'-'); hyphen != word.npos && hyphen > 0; hyphen = word.rfind(U'-')) {
            if (word == U"rendez-vous" || !holds(kAfterHyphen, std::u32string_view{word}.substr(hyphen + 1)))
                break;
            word.erase(hyphen);
        }
        return word;
    }

    void keep(const std::u32string& word) {
        if (word.size() < 2 || std::none_of(word.begin(), word.end(), is_letter)) return;
        words_.push_back({utf8_of(word), utf8_of(without_ligatures(word)), sentence_});
    }

    std::u32string letters_;
    std::size_t at_ = 0;
    std::uint32_t sentence_ = 0;
    std::vector<FrenchWord> words_;
};

}  // namespace

std::vector<FrenchWord> french_words(std::string_view text) {
    return WordCutter{lower_letters(text)}.cut();
}

}  // namespace analysis
