#include "commands/collection_verbs.hpp"

#include "collection/verbs.hpp"

namespace commands {

std::vector<Verb> collection_verbs() {
    return {check_verb(),       import_verb(),     create_verb(),     codes_verb(),  wave_open_verb(),
            wave_status_verb(), wave_close_verb(), serve_verb(),      backup_verb(), restore_verb(),
            tally_verb(),       receipts_verb(),   key_protect_verb()};
}

}  // namespace commands
