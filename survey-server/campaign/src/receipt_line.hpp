#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "campaign/receipts.hpp"

namespace campaign {

/// Bytes of a line: 16 groups of four digits, 15 blanks, the end of line. All lines have them, so that a list can be
/// searched without being read.
inline constexpr std::size_t kReceiptLine = 80;

/// Precondition: 64 hexadecimal digits.
std::string receipt_line(std::string_view hash);
/// nullopt unless the line is one that receipt_line wrote.
std::optional<std::string> hash_in_line(std::string_view line);

/// What stands before the lines of a list.
struct ReceiptHead {
    ReceiptList list;  ///< without its hashes
    std::int64_t ballots = 0;
    std::string fingerprint;
    std::size_t lines_at = 0;  ///< where the first line begins
};
/// `text` may be cut anywhere after the head.
std::optional<ReceiptHead> parse_receipt_head(std::string_view text);

Refusal receipts_damaged(const std::filesystem::path& file);

}  // namespace campaign
