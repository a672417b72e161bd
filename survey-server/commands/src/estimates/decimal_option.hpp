#pragma once

#include <optional>
#include <string_view>

#include "commands/verb.hpp"

namespace commands {

/// The option as a number with a decimal point or comma, above `above` and at most `most`, else WrongUsage with what it must
/// be; nullopt when absent.
std::optional<double> decimal_option(const Arguments& arguments, std::string_view option, double above,
                                     double most, std::string_view must_be);

}  // namespace commands
