#include "analysis/open_answers.hpp"

#include "analysis/french_stem.hpp"
#include "analysis/french_words.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace analysis {
namespace {

/// Gives each distinct form its index, and stems it once.
class Spellings {
public:
    std::uint32_t of(const FrenchWord& word) {
        const auto [place, is_new] = known_.try_emplace(word.form, static_cast<std::uint32_t>(all_.size()));
        if (is_new) all_.push_back({word.form, word.key, stemmer_.stem(word.key), is_stop_word(word.key)});
        return place->second;
    }

    std::vector<Spelling> all() && { return std::move(all_); }

private:
    FrenchStemmer stemmer_;
    std::unordered_map<std::string, std::uint32_t> known_;
    std::vector<Spelling> all_;
};

/// How often each spelling occurs.
std::vector<std::size_t> occurrences(const OpenAnswers& answers) {
    std::vector<std::size_t> counts(answers.spellings.size(), 0);
    for (const auto& words : answers.words)
        for (const AnswerWord& word : words) ++counts[word.spelling];
    return counts;
}

/// One term a stem; the term of each spelling, none for a stop word.
std::vector<std::uint32_t> find_terms(OpenAnswers& answers) {
    constexpr auto kNone = static_cast<std::uint32_t>(-1);
    struct Best {
        std::size_t count = 0;
        std::string form;
    };
    const std::vector<std::size_t> counts = occurrences(answers);
    std::map<std::string, Best> by_stem;
    for (std::size_t i = 0; i < answers.spellings.size(); ++i) {
        const Spelling& spelling = answers.spellings[i];
        if (spelling.stop_word) continue;
        Best& best = by_stem[spelling.stem];
        if (counts[i] > best.count || (counts[i] == best.count && spelling.form < best.form))
            best = {counts[i], spelling.form};
    }
    std::unordered_map<std::string, std::uint32_t> index;
    for (const auto& [stem, best] : by_stem) {
        index[stem] = static_cast<std::uint32_t>(answers.terms.size());
        answers.terms.push_back({stem, best.form, 0});
    }
    std::vector<std::uint32_t> term_of;
    for (const Spelling& spelling : answers.spellings)
        term_of.push_back(spelling.stop_word ? kNone : index.at(spelling.stem));
    return term_of;
}

}  // namespace

OpenAnswers open_answers(const std::vector<std::string>& texts) {
    OpenAnswers answers;
    Spellings spellings;
    for (const std::string& text : texts) {
        auto& words = answers.words.emplace_back();
        for (const FrenchWord& word : french_words(text))
            words.push_back({spellings.of(word), word.sentence});
        ++(words.empty() ? answers.missing : answers.n);
    }
    answers.spellings = std::move(spellings).all();

    const std::vector<std::uint32_t> term_of = find_terms(answers);
    for (const auto& words : answers.words) {
        auto& terms = answers.terms_of_row.emplace_back();
        for (const AnswerWord& word : words)
            if (term_of[word.spelling] < answers.terms.size()) terms.push_back(term_of[word.spelling]);
        std::sort(terms.begin(), terms.end());
        terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
        for (const std::uint32_t term : terms) ++answers.terms[term].answers;
    }
    return answers;
}

}  // namespace analysis
