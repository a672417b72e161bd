#include "shamir.hpp"

#include "gf256.hpp"

namespace urn {

namespace {

std::uint8_t at(const Secret& secret, std::size_t i) {
    return std::to_integer<std::uint8_t>(secret.bytes()[i]);
}

}  // namespace

Secret point_at(std::uint8_t x, const Secret& at_zero, const Secret& slopes) {
    Secret point(at_zero.size());
    for (std::size_t i = 0; i < point.size(); ++i) {
        point.bytes()[i] = std::byte(at(at_zero, i) ^ gf256_multiply(at(slopes, i), x));
    }
    return point;
}

// Lagrange at 0, where adding and subtracting are the exclusive or:
//     f(0) = y1 x2 / (x1 + x2) + y2 x1 / (x1 + x2)
Secret value_at_zero(std::uint8_t x1, const Secret& y1, std::uint8_t x2, const Secret& y2) {
    const std::uint8_t inverse = gf256_inverse(static_cast<std::uint8_t>(x1 ^ x2));
    const std::uint8_t weight1 = gf256_multiply(x2, inverse);
    const std::uint8_t weight2 = gf256_multiply(x1, inverse);
    Secret value(y1.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        value.bytes()[i] = std::byte(gf256_multiply(at(y1, i), weight1) ^ gf256_multiply(at(y2, i), weight2));
    }
    return value;
}

}  // namespace urn
