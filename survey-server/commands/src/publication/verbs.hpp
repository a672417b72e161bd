#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb audit_verb();
Verb export_verb();
Verb protect_verb();
Verb publish_verb();

}  // namespace commands
