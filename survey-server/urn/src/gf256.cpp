#include "gf256.hpp"

namespace urn {

std::uint8_t gf256_multiply(std::uint8_t a, std::uint8_t b) {
    unsigned sum = 0;
    unsigned shifted = a;
    for (unsigned bit = 0; bit < 8; ++bit) {
        sum ^= shifted & (0U - ((unsigned{b} >> bit) & 1U));
        const unsigned carry = 0U - (shifted >> 7);  // all ones when x^8 appears
        shifted = ((shifted << 1) & 0xFFU) ^ (carry & 0x1BU);
    }
    return static_cast<std::uint8_t>(sum);
}

std::uint8_t gf256_inverse(std::uint8_t a) {
    std::uint8_t power = a;
    std::uint8_t product = 1;
    for (int i = 0; i < 7; ++i) {  // a^2 a^4 … a^128 = a^254
        power = gf256_multiply(power, power);
        product = gf256_multiply(product, power);
    }
    return product;
}

}  // namespace urn
