#pragma once

#include <vector>

#include "commands/verb.hpp"

namespace commands {

/// protect, publish: what may leave, and what leaves a campaign for the works council.
std::vector<Verb> publication_verbs();

}  // namespace commands
