#include "commands/analysis_verbs.hpp"

#include "estimates/verbs.hpp"

namespace commands {

std::vector<Verb> analysis_verbs() {
    return {frequencies_verb(), table_verb(),   scale_verb(), compare_verb(), trend_verb(),
            typology_verb(),    drivers_verb(), text_verb(),  weight_verb(),  plan_verb()};
}

}  // namespace commands
