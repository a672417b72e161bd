#pragma once

#include <vector>

#include "commands/verb.hpp"

namespace commands {

/// simulate, demo: people who do not exist answer through the real pages.
std::vector<Verb> simulation_verbs();

}  // namespace commands
