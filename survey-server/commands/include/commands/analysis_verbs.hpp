#pragma once

#include <vector>

#include "commands/verb.hpp"

namespace commands {

/// frequencies, table, scale, compare, trend, typology, drivers, text, weight: what the answers of a wave or of a data file say.
std::vector<Verb> analysis_verbs();

}  // namespace commands
