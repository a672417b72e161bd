#include "bytes.hpp"

namespace campaign {

namespace {

std::optional<unsigned> digit_value(char digit) {
    if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10U;
    if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10U;
    return std::nullopt;
}

}  // namespace

void append_hex(std::string& text, std::span<const std::byte> bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (const std::byte byte : bytes) {
        const auto value = std::to_integer<unsigned>(byte);
        text += kDigits[value / 16U];
        text += kDigits[value % 16U];
    }
}

std::string to_hex(std::span<const std::byte> bytes) {
    std::string digits;
    digits.reserve(2 * bytes.size());
    append_hex(digits, bytes);
    return digits;
}

bool decode_hex(std::string_view digits, std::span<std::byte> into) {
    if (digits.size() != 2 * into.size()) return false;
    for (std::size_t i = 0; i < into.size(); ++i) {
        const auto high = digit_value(digits[2 * i]);
        const auto low = digit_value(digits[2 * i + 1]);
        if (!high || !low) return false;
        into[i] = std::byte(*high * 16U + *low);
    }
    return true;
}

std::optional<Bytes32> bytes_from_hex(std::string_view digits) {
    Bytes32 bytes{};
    if (!decode_hex(digits, bytes)) return std::nullopt;
    return bytes;
}

}  // namespace campaign
