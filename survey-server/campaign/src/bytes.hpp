#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace campaign {

using Bytes32 = std::array<std::byte, 32>;

/// Two lower-case hexadecimal digits a byte.
std::string to_hex(std::span<const std::byte> bytes);

/// nullopt unless `digits` is exactly 64 hexadecimal digits.
std::optional<Bytes32> bytes_from_hex(std::string_view digits);

}  // namespace campaign
