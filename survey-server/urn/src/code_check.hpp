#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace urn {

/// A sign of a code, as an element of GF(32): 0 to 31.
using Sign = std::uint8_t;

/// The two check signs of a code: the remainder of its signs, taken as a polynomial over GF(32), highest
/// degree first,
///
///     m(x) x^2 mod g(x)     g(x) = (x - 1)(x - a)     GF(32) = GF(2)[a] / (a^5 + a^2 + 1)
///
/// This is a shortened Reed-Solomon code of distance 3 (18 <= 31 signs): any one or two wrong signs, hence
/// any substitution and any exchange of two signs, adjacent or not, leave a remainder that does not match.
///
/// Reference: Reed I. S., Solomon G. (1960), Polynomial codes over certain finite fields, J. SIAM 8(2),
/// 300-304.
std::array<Sign, 2> check_signs(std::span<const Sign> signs);

}  // namespace urn
