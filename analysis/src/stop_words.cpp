#include "analysis/french_words.hpp"

#include "french_lists.hpp"

#include <algorithm>

namespace analysis {
namespace {

/// The words between blanks, in alphabetical order; lines that begin with # are notes.
std::vector<std::string_view> words_of(std::string_view list) {
    std::vector<std::string_view> words;
    while (!list.empty()) {
        const auto end = std::min(list.find('\n'), list.size());
        std::string_view line = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        if (line.starts_with('#')) continue;
        while (!line.empty()) {
            const auto blank = std::min(line.find(' '), line.size());
            if (blank > 0) words.push_back(line.substr(0, blank));
            line.remove_prefix(std::min(blank + 1, line.size()));
        }
    }
    std::sort(words.begin(), words.end());
    return words;
}

}  // namespace

bool is_stop_word(std::string_view key) {
    static const std::vector<std::string_view> kWords = words_of(french_lists::mots_vides_txt);
    return std::binary_search(kWords.begin(), kWords.end(), key);
}

}  // namespace analysis
