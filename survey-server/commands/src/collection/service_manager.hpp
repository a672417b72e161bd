#pragma once

#include <string_view>

namespace commands {

/// Tells systemd (Type=notify) how the service is: "READY=1" once people can answer. Does nothing where no service manager asked
/// for it, and nothing more when it cannot be reached: the survey is served all the same. See sd_notify(3).
void tell_service_manager(std::string_view state);

}  // namespace commands
