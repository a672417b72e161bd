#pragma once

#include <vector>

#include "commands/verb.hpp"

namespace commands {

/// protect, audit, publish, export: what may leave a campaign, and what leaves it.
std::vector<Verb> publication_verbs();

}  // namespace commands
