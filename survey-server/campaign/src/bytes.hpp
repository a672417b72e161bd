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

/// The same at the end of a text, which does not move when its reserve suffices.
void append_hex(std::string& text, std::span<const std::byte> bytes);

/// False unless `digits` is exactly two hexadecimal digits for each byte of `into`.
bool decode_hex(std::string_view digits, std::span<std::byte> into);

/// nullopt unless `digits` is exactly 64 hexadecimal digits.
std::optional<Bytes32> bytes_from_hex(std::string_view digits);

}  // namespace campaign
