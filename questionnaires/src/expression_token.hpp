#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/expression.hpp"
#include "questionnaires/result.hpp"

namespace questionnaires {

/// One word of an expression.
struct Token {
    enum class Kind { number, text, reference, word, sign, end };

    Kind kind = Kind::end;
    std::string text;          ///< digits; the quoted text; the name in ${name}; the word; the sign
    std::size_t position = 0;  ///< byte offset in the source
};

/// The words of `source`, the last one of kind end. "." alone is a sign; names of functions and the operators
/// `or and div mod` are words.
Result<std::vector<Token>, ExpressionError> tokenize(std::string_view source);

}  // namespace questionnaires
