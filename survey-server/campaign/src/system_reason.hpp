#pragma once

#include <string>

namespace campaign {

/// Why the system refused, in French, from its error number: no full stop at the end.
std::string system_reason(int error);

}  // namespace campaign
