#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb protect_verb();
Verb publish_verb();

}  // namespace commands
