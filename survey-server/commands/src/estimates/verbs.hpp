#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb frequencies_verb();
Verb table_verb();
Verb scale_verb();
Verb compare_verb();
Verb trend_verb();
Verb typology_verb();
Verb text_verb();
Verb drivers_verb();
Verb weight_verb();
Verb plan_verb();

}  // namespace commands
