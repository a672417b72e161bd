#pragma once

#include <vector>

#include "commands/verb.hpp"

namespace commands {

/// publish: what leaves a campaign for the works council.
std::vector<Verb> publication_verbs();

}  // namespace commands
