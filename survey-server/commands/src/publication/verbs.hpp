#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb publish_verb();

}  // namespace commands
