#pragma once

#include <filesystem>
#include <string>

#include "urn/sealing.hpp"

namespace campaign {

/// What campaign.json says: written once, at the creation.
struct CampaignFile {
    std::string title;
    int threshold = 10;
    urn::PublicKey sealing_key{};
};

/// Throws Refusal when the folder is not a campaign.
CampaignFile read_campaign_file(const std::filesystem::path& folder);
void write_campaign_file(const std::filesystem::path& folder, const CampaignFile& campaign);

}  // namespace campaign
