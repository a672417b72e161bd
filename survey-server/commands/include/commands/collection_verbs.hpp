#pragma once

#include <vector>

#include "commands/verb.hpp"

namespace commands {

/// check, create, codes, wave open, wave status, wave close, serve, backup, restore, tally: the life of a campaign.
std::vector<Verb> collection_verbs();

}  // namespace commands
