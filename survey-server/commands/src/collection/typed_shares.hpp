#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "urn/secret.hpp"

namespace commands {

/// A share as `--share` gives it: the name of a file that holds it, a sheet as `vigie create` wrote it among them, or its
/// text. Throws campaign::Refusal when the file cannot be read.
urn::Secret given_share(const std::string& value);

/// Two shares typed at the terminal, line by line; a mistyped line is asked again at once. Throws Refused when given up.
std::vector<urn::Secret> ask_shares(std::ostream& err);

}  // namespace commands
