#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb simulate_verb();
Verb demo_verb();

}  // namespace commands
