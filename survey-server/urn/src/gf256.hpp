#pragma once

#include <cstdint>

namespace urn {

/// GF(256) = GF(2)[x] / (x^8 + x^4 + x^3 + x + 1), the field of AES (FIPS 197, § 4.2). No table, no branch on a value:
/// the time says nothing about what is multiplied.
std::uint8_t gf256_multiply(std::uint8_t a, std::uint8_t b);

/// a^254, hence 0 for 0.
std::uint8_t gf256_inverse(std::uint8_t a);

}  // namespace urn
