#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "commands/verb.hpp"
#include "http/server.hpp"

namespace commands {

/// The options by which a server is told where and how to listen.
std::vector<Option> listening_options();

/// What they say. Notices go to `err`. Throws WrongUsage for half a certificate, HSTS without one, a wrong port or host.
http::ListenOptions listening(const Arguments& arguments, std::ostream& err);

/// Where a respondent finds the server: by its first host, or else by the address it listens at.
std::string url_of(const http::ListenOptions& options, std::uint16_t port);

}  // namespace commands
