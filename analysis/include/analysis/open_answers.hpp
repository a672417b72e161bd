#pragma once

#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace analysis {

/// A stem that answers hold, stop words left out.
struct Term {
    std::string stem;
    std::string form;         ///< the stem's most frequent spelling; of equals the first in the alphabet
    std::size_t answers = 0;  ///< that hold it, once or more
};

/// A word of an answer.
struct AnswerWord {
    std::uint32_t spelling = 0;  ///< index into OpenAnswers::spellings
    std::uint32_t sentence = 0;
};

/// A distinct spelling.
struct Spelling {
    std::string form;
    std::string key;
    std::string stem;
    bool stop_word = false;
};

/// The answers to an open question, cut into words and stems (french_words.hpp, french_stem.hpp).
struct OpenAnswers {
    std::vector<Spelling> spellings;
    std::vector<std::vector<AnswerWord>> words;            ///< of each row, in the order of the text
    std::vector<Term> terms;                               ///< in the alphabetical order of their stems
    std::vector<std::vector<std::uint32_t>> terms_of_row;  ///< distinct, ascending indices into terms
    std::size_t n = 0;        ///< answers with at least one word: the base of every share
    std::size_t missing = 0;  ///< rows without a word

    bool answered(std::size_t row) const { return !words[row].empty(); }
};

/// Empty texts are missing.
OpenAnswers open_answers(const std::vector<std::string>& texts);

/// An open question: the text of each row, empty where there is none. Refuses a name that no column has, and a column of
/// numbers.
questionnaires::Result<std::vector<std::string>, DataError> texts_of(const Dataset& data,
                                                                     std::string_view column);

}  // namespace analysis
