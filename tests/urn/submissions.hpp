#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "urn/urn.hpp"

namespace tests {

/// Size of a sealed ballot in these tests: the smallest that the product uses.
inline constexpr std::size_t kSealedSize = 4016;

/// The number as a code's hash, spread over the key space as a real one.
urn::CodeHash code_of(std::uint64_t number);
std::vector<urn::CodeHash> codes_up_to(std::uint64_t count);

/// Submission `number`: its code, a receipt of its own and a ballot that carries the number.
urn::Submission submission_of(std::uint64_t number, std::size_t sealed_size = kSealedSize);
std::vector<urn::Submission> submissions(std::uint64_t first, std::uint64_t last,
                                         std::size_t sealed_size = kSealedSize);

/// The number that a ballot carries; its other bytes must be as submission_of made them.
std::uint64_t number_in(const urn::SealedBallot& ballot);

/// Sorted.
std::vector<std::uint64_t> numbers_in(urn::Urn& urn);

/// The whole file as bytes. Never on an urn that this process has open: closing the file would drop SQLite's
/// locks.
std::string read_file(const std::string& path);

}  // namespace tests
