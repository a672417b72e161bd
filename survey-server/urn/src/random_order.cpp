#include "random_order.hpp"

#include <sodium.h>

#include <cstdint>
#include <numeric>
#include <utility>

#include "sodium_ready.hpp"

namespace urn {

std::vector<std::size_t> random_order(std::size_t count) {
    need_sodium();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = count; left > 1; --left) {
        const std::size_t chosen = randombytes_uniform(static_cast<std::uint32_t>(left));
        std::swap(order[left - 1], order[chosen]);
    }
    return order;
}

}  // namespace urn
