#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb calendar_verb();
Verb commitments_verb();
Verb dossier_verb();

}  // namespace commands
