#pragma once

#include <optional>
#include <ostream>
#include <string_view>

#include "campaign/key_file.hpp"
#include "commands/verb.hpp"
#include "urn/secret.hpp"

namespace commands {

/// The passphrase to put a key under: from the file that `option` names, or asked twice at the terminal, where an empty
/// line has one drawn; nullopt with neither. Throws Refused when the one of the file is too weak or empty. `context`: words
/// that must not make it up.
std::optional<urn::Secret> new_passphrase(const Arguments& arguments, std::string_view option,
                                          std::string_view context, std::ostream& err);

/// Where to get the passphrase of an existing key: the file that `option` names, or the terminal; empty with neither.
campaign::AskPassphrase current_passphrase(const Arguments& arguments, std::string_view option,
                                           std::ostream& err);

}  // namespace commands
