#pragma once

#include <string>
#include <string_view>

namespace commands {

/// A message as stderr shows it: one line, French spaces. What stands between « and » is somebody's own
/// text: only its control characters are replaced, by spaces.
std::string message_line(std::string_view message);

}  // namespace commands
