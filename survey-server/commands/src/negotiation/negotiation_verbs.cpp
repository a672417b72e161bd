#include "commands/negotiation_verbs.hpp"

#include "negotiation/verbs.hpp"

namespace commands {

std::vector<Verb> negotiation_verbs() {
    return {calendar_verb(), commitments_verb(), dossier_verb()};
}

}  // namespace commands
