#include "collection/service_manager.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace commands {

void tell_service_manager(std::string_view state) {
    // Nothing in this program changes the environment.  NOLINTNEXTLINE(concurrency-mt-unsafe)
    const char* place = std::getenv("NOTIFY_SOCKET");
    if (place == nullptr) return;
    const std::string_view path{place};
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) return;
    std::copy(path.begin(), path.end(), address.sun_path);
    if (path.front() == '@') address.sun_path[0] = '\0';  // in the abstract name space
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());

    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return;
    ::sendto(descriptor, state.data(), state.size(), MSG_NOSIGNAL,
             reinterpret_cast<const sockaddr*>(&address), length);
    ::close(descriptor);
}

}  // namespace commands
