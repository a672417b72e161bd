#pragma once

#include <filesystem>
#include <string>

#include "campaign/key_custody.hpp"
#include "urn/sealing.hpp"

namespace campaign {

/// What campaign.json says: written at the creation, and when the key is put under a passphrase.
struct CampaignFile {
    std::string title;
    int threshold = 10;
    int minimum = 10;
    urn::PublicKey sealing_key{};
    KeyCustody custody = {};
};

/// Throws Refusal when the folder is not a campaign.
CampaignFile read_campaign_file(const std::filesystem::path& folder);
void write_campaign_file(const std::filesystem::path& folder, const CampaignFile& campaign);

}  // namespace campaign
