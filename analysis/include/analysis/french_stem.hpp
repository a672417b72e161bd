#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace analysis {

/// Snowball's stems of French words: outils and outil give outil, accompagnement gives accompagn. Reference: Porter
/// M. F. (2001), Snowball: a language for stemming algorithms. Oracle: Snowball's own vocabulary, of which
/// tests/oracles/french_stems.csv is a sample.
class FrenchStemmer {
public:
    FrenchStemmer();

    /// Of a word in lower case, accents composed.
    std::string stem(std::string_view word);

private:
    struct Delete {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace analysis
