#pragma once

#include "commands/verb.hpp"

#include <ostream>
#include <span>
#include <string>

namespace commands {

/// `vigie table DATA --rows R --cols C [--json]`
std::string usage(const Verb& verb);

/// Every verb with its line.
void print_verbs(std::span<const Verb> verbs, std::ostream& out);

/// How one verb is written, what its arguments mean, an example.
void print_verb(const Verb& verb, std::ostream& out);

}  // namespace commands
