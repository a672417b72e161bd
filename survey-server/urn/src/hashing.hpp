#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace urn {

using Digest = std::array<std::byte, 32>;

Digest sha256(std::span<const std::byte> bytes);

/// Hash of `bytes` for one use only: two purposes never give the same digest for the same bytes.
Digest sha256_for(std::string_view purpose, std::span<const std::byte> bytes);

/// HMAC-SHA-256 (RFC 2104), a key of any length.
Digest hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message);

}  // namespace urn
