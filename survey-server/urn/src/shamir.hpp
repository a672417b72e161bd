#pragma once

#include <cstdint>

#include "urn/secret.hpp"

namespace urn {

/// The point at `x` of the lines with these values at 0 and these slopes. Precondition: the same size.
Secret point_at(std::uint8_t x, const Secret& at_zero, const Secret& slopes);

/// The values at 0 of the lines through two points. Precondition: x1 != x2, none 0, the same size.
Secret value_at_zero(std::uint8_t x1, const Secret& y1, std::uint8_t x2, const Secret& y2);

}  // namespace urn
