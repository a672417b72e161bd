#include "commands/publication_verbs.hpp"

#include "publication/verbs.hpp"

namespace commands {

std::vector<Verb> publication_verbs() {
    return {protect_verb(), audit_verb(), publish_verb(), export_verb()};
}

}  // namespace commands
