#pragma once

#include <optional>
#include <string_view>

#include "commands/verb.hpp"
#include "reports/civil_date.hpp"

namespace commands {

/// « 2026-11-24 », or WrongUsage that names the option.
reports::Date date_of(std::string_view option, std::string_view text);

/// The option as a date; nullopt when absent.
std::optional<reports::Date> date_option(const Arguments& arguments, std::string_view option);

}  // namespace commands
