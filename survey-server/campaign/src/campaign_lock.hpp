#pragma once

#include <filesystem>

#include "file_lock.hpp"

namespace campaign {

/// Held by every command that changes a campaign. Throws Refusal when another command has it.
FileLock lock_campaign(const std::filesystem::path& campaign_folder);

}  // namespace campaign
