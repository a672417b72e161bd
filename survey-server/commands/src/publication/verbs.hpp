#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb export_verb();
Verb protect_verb();
Verb publish_verb();

}  // namespace commands
