#include "system_random.hpp"

#include <sys/random.h>

#include <cerrno>
#include <system_error>

namespace campaign {

SystemRandom::result_type SystemRandom::operator()() {
    result_type value = 0;
    // Up to 256 bytes getrandom() is never interrupted half way.
    if (::getrandom(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value)) {
        throw std::system_error(errno, std::generic_category(), "getrandom");
    }
    return value;
}

}  // namespace campaign
