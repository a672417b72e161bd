#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb calendar_verb();

}  // namespace commands
