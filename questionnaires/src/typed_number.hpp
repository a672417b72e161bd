#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "questionnaires/result.hpp"

namespace questionnaires {

enum class NumberKind { integer, decimal };
enum class NumberFault { not_a_number, not_an_integer, too_large };

/// Greatest length of a canonical number, in bytes.
constexpr std::size_t kLongestNumber = 27;

/// The canonical form of a number as people type it: "-" or nothing, digits without leading zeros, and for a
/// decimal other than whole a point with at most nine digits (further ones are cut), without trailing zeros.
///
/// Accepted: a decimal comma or point, blanks and no-break blanks between groups of three digits, + - −.
/// An integer may end in ",0" or ",00"; ",000" is refused: it may have been meant as thousands.
/// Bounded to ±1e15, where every integer still is a double of its own.
Result<std::string, NumberFault> canonical_number(std::string_view typed, NumberKind kind);

/// The canonical form of a computed number, rounded to nine decimals; nullopt beyond ±1e15 and for what is
/// none.
std::optional<std::string> canonical_number(double value);

}  // namespace questionnaires
