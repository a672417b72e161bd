#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "commands/analysis_verbs.hpp"
#include "commands/collection_verbs.hpp"
#include "commands/negotiation_verbs.hpp"
#include "commands/publication_verbs.hpp"
#include "commands/simulation_verbs.hpp"
#include "commands/verb.hpp"

int main(int count, char** words) {
    const std::vector<std::string> line(words + (count > 0 ? 1 : 0), words + count);
    if (line.size() == 1 && line.front() == "--version") {
        std::cout << "vigie " VIGIE_VERSION "\n";
        return 0;
    }
    std::vector<commands::Verb> verbs;
    for (const auto group :
         {commands::collection_verbs, commands::analysis_verbs, commands::publication_verbs,
          commands::negotiation_verbs, commands::simulation_verbs}) {
        for (commands::Verb& verb : group()) verbs.push_back(std::move(verb));
    }
    return commands::run_program(verbs, line, std::cout, std::cerr);
}
