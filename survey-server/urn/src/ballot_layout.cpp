#include "ballot_layout.hpp"

#include <array>
#include <stdexcept>

namespace urn {
namespace {

constexpr std::array<std::size_t, 3> kPageSizes{16384, 32768, 65536};
constexpr std::size_t kRecordHeader =
    5;                               // its own length, the key's type, the ballot's type in up to 3 bytes
constexpr std::size_t kRowKey = 17;  // the ballot's random key and the number of the part
constexpr std::size_t kLargestBallot = 1 << 20;

}  // namespace

std::size_t largest_part(std::size_t page_size) {
    return (page_size - 12) * 64 / 255 - 23 - kRecordHeader - kRowKey;
}

BallotLayout layout_for(std::size_t sealed_size) {
    if (sealed_size == 0 || sealed_size > kLargestBallot) {
        throw std::invalid_argument("La taille des bulletins scellés doit être comprise entre 1 et " +
                                    std::to_string(kLargestBallot) + " octets.");
    }
    for (const std::size_t page_size : kPageSizes) {
        if (sealed_size <= largest_part(page_size)) return {sealed_size, page_size, 1, sealed_size};
    }
    const std::size_t parts =
        (sealed_size + largest_part(kPageSizes.back()) - 1) / largest_part(kPageSizes.back());
    return {sealed_size, kPageSizes.back(), parts, (sealed_size + parts - 1) / parts};
}

}  // namespace urn
