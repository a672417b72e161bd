#include "analysis/french_stem.hpp"

#include <libstemmer.h>

#include <cstddef>
#include <new>
#include <vector>

namespace analysis {

void FrenchStemmer::Delete::operator()(sb_stemmer* stemmer) const {
    sb_stemmer_delete(stemmer);
}

FrenchStemmer::FrenchStemmer() : stemmer_{sb_stemmer_new("french", "UTF_8")} {
    if (!stemmer_) throw std::bad_alloc{};  // the algorithm is always there: nothing else can fail
}

std::string FrenchStemmer::stem(std::string_view word) {
    const std::vector<sb_symbol> symbols(word.begin(), word.end());
    const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), symbols.data(), static_cast<int>(symbols.size()));
    if (stem == nullptr) throw std::bad_alloc{};
    return {stem, stem + sb_stemmer_length(stemmer_.get())};
}

}  // namespace analysis
