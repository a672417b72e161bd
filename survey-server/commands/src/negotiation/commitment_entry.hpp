#pragma once

#include <string>

#include "campaign/campaign.hpp"
#include "commands/verb.hpp"

namespace commands {

/// What the actions of `vigie commitments` write down. Each checks everything first, writes one row and returns what it
/// wrote, as a French line. Throw WrongUsage for an option that is missing or cannot be read, Refused for one that
/// contradicts the campaign.

std::string add_commitment(const campaign::Campaign& campaign, const Arguments& arguments);
std::string add_figure(const campaign::Campaign& campaign, const Arguments& arguments);
std::string add_demand(const campaign::Campaign& campaign, const Arguments& arguments);
std::string add_answer(const campaign::Campaign& campaign, const Arguments& arguments);

}  // namespace commands
