#pragma once

#include <vector>

#include "commands/verb.hpp"

namespace commands {

/// calendar, commitments, dossier: what a works council negotiates with, from the deadlines of a consultation to the papers
/// of the next meeting.
std::vector<Verb> negotiation_verbs();

}  // namespace commands
