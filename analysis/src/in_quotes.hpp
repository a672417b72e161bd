#pragma once

#include <string>
#include <string_view>

namespace analysis {

/// « text », for somebody's own words in a message.
std::string in_quotes(std::string_view text);

}  // namespace analysis
