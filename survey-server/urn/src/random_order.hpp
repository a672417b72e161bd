#pragma once

#include <cstddef>
#include <vector>

namespace urn {

/// The numbers from 0 to count - 1, every order as likely as any other (Fisher-Yates over the system's
/// randomness). Precondition: count < 2^32.
std::vector<std::size_t> random_order(std::size_t count);

}  // namespace urn
