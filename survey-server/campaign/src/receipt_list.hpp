#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "campaign/receipts.hpp"

namespace campaign {

std::filesystem::path receipts_file(const std::filesystem::path& wave_folder);

/// The list as a text of at most 80 columns that survives printing: a head of `name: value` lines, an explanation, a
/// blank line, then one hash a line in groups of four digits, so that a receipt is the beginning of its line.
std::string receipt_list_text(const ReceiptList& list);

/// Reads such a text; nullopt when its count, order, fingerprint or form is not that of a list.
std::optional<ReceiptList> parse_receipt_list(std::string_view text);

/// The list that a wave's folder holds, or nothing. Throws Refusal when it is damaged.
std::optional<ReceiptList> read_receipt_list(const std::filesystem::path& wave_folder);

/// The list of the closing: every ballot. `hashes` in any order.
ReceiptList closing_list(const Campaign& campaign, std::string_view wave, std::string definition,
                         std::vector<std::string> hashes, const std::optional<ReceiptList>& last);

std::vector<std::string> hashes_of(std::span<const urn::SealedBallot> ballots);

}  // namespace campaign
