#include "analysis/coding_grid.hpp"

#include "analysis/french_stem.hpp"
#include "analysis/french_words.hpp"
#include "analysis/wilson.hpp"

#include <algorithm>

namespace analysis {
namespace {

/// One term of a grid, ready to be looked for.
class TermSearch {
public:
    TermSearch(const std::string& term, const OpenAnswers& answers, FrenchStemmer& stemmer) {
        const bool begins = term.ends_with('*');
        const bool exact = term.starts_with('=');
        const auto words = french_words(term);
        for (std::size_t i = 0; i < words.size(); ++i) {
            auto& spelled = fits_.emplace_back(answers.spellings.size(), false);
            const std::string stem = stemmer.stem(words[i].key);
            for (std::size_t s = 0; s < answers.spellings.size(); ++s) {
                const Spelling& spelling = answers.spellings[s];
                spelled[s] = begins && i + 1 == words.size() ? spelling.key.starts_with(words[i].key)
                             : exact                         ? spelling.key == words[i].key
                                                             : spelling.stem == stem;
            }
        }
    }

    bool in(const std::vector<AnswerWord>& words) const {
        for (std::size_t start = 0; start + fits_.size() <= words.size(); ++start)
            if (begins_at(words, start)) return true;
        return false;
    }

private:
    bool begins_at(const std::vector<AnswerWord>& words, std::size_t start) const {
        for (std::size_t i = 0; i < fits_.size(); ++i)
            if (!fits_[i][words[start + i].spelling] || words[start + i].sentence != words[start].sentence)
                return false;
        return true;
    }

    std::vector<std::vector<bool>> fits_;  ///< by word of the term: which spellings are it
};

void finish(ThemeShare& share, const std::string& reason) {
    if (share.base == 0) {
        share.percent = no_number(reason);
        share.wilson = no_interval(reason);
        return;
    }
    const double p = static_cast<double>(share.count) / static_cast<double>(share.base);
    share.percent = 100.0 * p;
    const auto interval = wilson_interval(p, static_cast<double>(share.base));
    share.wilson = Interval{100.0 * interval.value().low, 100.0 * interval.value().high};
}

/// Which answers have a theme; `unused` gets the terms that none has.
std::vector<bool> having(const Theme& theme, const OpenAnswers& answers, std::vector<std::string>& unused) {
    FrenchStemmer stemmer;
    std::vector<bool> has(answers.words.size(), false);
    for (const auto& term : theme.terms) {
        const TermSearch search{term, answers, stemmer};
        bool used = false;
        for (std::size_t row = 0; row < has.size(); ++row) {
            if (!search.in(answers.words[row])) continue;
            has[row] = used = true;
        }
        if (!used) unused.push_back(term);
    }
    return has;
}

}  // namespace

ThemeCounts count_themes(const OpenAnswers& answers, const CodingGrid& grid, const Grouping* groups) {
    const std::size_t labels = groups == nullptr ? 0 : groups->labels.size();
    std::vector<std::size_t> bases(labels, 0);
    for (std::size_t row = 0; row < answers.words.size() && groups != nullptr; ++row)
        if (answers.answered(row) && groups->of_row[row]) ++bases[*groups->of_row[row]];

    ThemeCounts counts;
    std::vector<bool> themed(answers.words.size(), false);
    for (const Theme& theme : grid) {
        ThemeCount& count =
            counts.themes.emplace_back(ThemeCount{theme, {}, std::vector<ThemeShare>(labels), {}});
        count.all.base = answers.n;
        for (std::size_t g = 0; g < labels; ++g) count.by_group[g].base = bases[g];
        const auto has = having(theme, answers, count.unused_terms);
        for (std::size_t row = 0; row < has.size(); ++row) {
            if (!has[row]) continue;
            themed[row] = true;
            ++count.all.count;
            if (groups != nullptr && groups->of_row[row]) ++count.by_group[*groups->of_row[row]].count;
        }
        finish(count.all, "aucune réponse");
        for (auto& share : count.by_group) finish(share, "aucune réponse dans ce groupe");
    }
    counts.without_theme =
        answers.n - static_cast<std::size_t>(std::count(themed.begin(), themed.end(), true));
    return counts;
}

}  // namespace analysis
