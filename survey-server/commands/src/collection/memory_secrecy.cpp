#include "collection/memory_secrecy.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <system_error>

namespace commands {

namespace {

[[noreturn]] void fail() {
    throw std::system_error(errno, std::generic_category(), "impossible d’interdire la copie de la mémoire");
}

}  // namespace

void forbid_core_files() {
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0) fail();
}

void keep_memory_to_this_process() {
    forbid_core_files();
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) fail();
}

bool memory_is_kept() {
    rlimit core{};
    return ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && ::getrlimit(RLIMIT_CORE, &core) == 0 &&
           core.rlim_cur == 0 && core.rlim_max == 0;
}

}  // namespace commands
