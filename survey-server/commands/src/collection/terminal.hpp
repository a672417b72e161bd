#pragma once

#include <ostream>
#include <string_view>

#include "urn/secret.hpp"

namespace commands {

/// Whether somebody sits in front: what is asked on `err` is read and answered. Only for the process's own stderr.
bool is_at_terminal(const std::ostream& err);

enum class Echo { shown, hidden };

/// Asks one line at the terminal and reads it past every buffer. Throws Refused when the person gives up (Ctrl+C, Ctrl+D).
/// Precondition: is_at_terminal(err).
urn::Secret ask_line(std::ostream& err, std::string_view prompt, Echo echo);

/// Takes the line above away from the screen: it held a secret.
void erase_last_line(std::ostream& err);

}  // namespace commands
