#include "campaign_lock.hpp"

#include <utility>

#include "campaign/campaign.hpp"

namespace campaign {

FileLock lock_campaign(const std::filesystem::path& campaign_folder) {
    auto lock = FileLock::try_hold(campaign_folder / "campaign.lock");
    if (lock) return *std::move(lock);
    throw Refusal("Une autre commande modifie la campagne " + campaign_folder.string() +
                  ". Attendez qu’elle finisse, puis recommencez.");
}

}  // namespace campaign
