#pragma once

#include "commands/verb.hpp"

namespace commands {

Verb backup_verb();
Verb check_verb();
Verb import_verb();
Verb create_verb();
Verb codes_verb();
Verb wave_open_verb();
Verb wave_status_verb();
Verb wave_close_verb();
Verb serve_verb();
Verb restore_verb();
Verb tally_verb();
Verb key_protect_verb();
Verb receipts_verb();

}  // namespace commands
