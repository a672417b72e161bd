#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "code_check.hpp"

namespace urn {

/// Crockford's 32 signs: digits and letters without I, L, O, U. Exactly four of the 36 are free to leave out,
/// so each of the four is read as the one sign left that it looks like: O as 0, I and L as 1, U as V. The
/// pairs that stay (8 B, 5 S, 2 Z, 6 G) are two different signs, and the check catches one typed for the
/// other.
inline constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The signs of a typed code. Lower case and full-width forms count as capitals; blanks, dashes and invisible
/// signs of any script are skipped. nullopt at any other sign and at malformed UTF-8.
std::optional<std::vector<Sign>> read_signs(std::string_view typed);

}  // namespace urn
