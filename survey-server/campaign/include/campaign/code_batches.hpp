#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/campaign.hpp"

namespace campaign {

/// How many codes were drawn for a site. Public: with it, each site can compare the papers it got and gave back. Nothing
/// says which code went to which site.
struct SiteCodes {
    std::string site;
    std::int64_t codes = 0;

    bool operator==(const SiteCodes&) const = default;
};

/// Reads a CSV of two columns, `site` and `codes`. Throws Refusal, with the line, for another column, an empty or
/// repeated site, and what is not a whole number above 0.
std::vector<SiteCodes> read_site_codes(const std::filesystem::path& file);

/// By name of the site; empty when no code was drawn for one.
std::vector<SiteCodes> site_codes(const Campaign& campaign, std::string_view wave);

/// Adds to the counts by site. Throws Refusal.
void note_site_codes(const Campaign& campaign, std::string_view wave, std::span<const SiteCodes> drawn);

/// Codes on papers that came back unused are cancelled: they are no longer accepted. One that was spent nevertheless keeps its
/// ballot, and nothing in the result, in the counts or in a second call tells which these are. `typed`: as printed, or
/// without dashes. Returns how many were not cancelled before.
///
/// Throws Refusal, and cancels none: a code that is mistyped or not of this wave, with its line; a wave that is closed or in
/// open mode; an urn that a server holds.
std::int64_t cancel_codes(const Campaign& campaign, std::string_view wave,
                          std::span<const std::string> typed);

/// How many codes came back and were cancelled.
std::int64_t cancelled_codes(const Campaign& campaign, std::string_view wave);

/// Notes that a list of codes and its papers were destroyed, with the day.
void note_destruction(const Campaign& campaign, std::string_view wave, std::int64_t codes);
/// The notes, one a line.
std::vector<std::string> destruction_notes(const Campaign& campaign, std::string_view wave);

/// Files that must not lie in a campaign's folder, by their path in it: lists and papers of codes, private keys. A server
/// that has the folder could use them.
std::vector<std::string> misplaced_files(const Campaign& campaign);
/// Throws Refusal, naming them, when there are any.
void refuse_misplaced(const Campaign& campaign);

}  // namespace campaign
