#include "commands/simulation_verbs.hpp"

#include "simulation/verbs.hpp"

namespace commands {

std::vector<Verb> simulation_verbs() {
    return {simulate_verb(), demo_verb()};
}

}  // namespace commands
