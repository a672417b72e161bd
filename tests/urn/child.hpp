#pragma once

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <functional>
#include <iostream>
#include <stdexcept>

namespace tests {

/// Runs `work` in a forked process and returns what it returned; 100 when it threw, 101 when a signal ended it.
/// Precondition: no other thread runs.
inline int in_child(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork");
    if (child == 0) {
        int code = 100;
        try {
            code = work();
        } catch (const std::exception& error) {
            std::cerr << "child: " << error.what() << std::endl;
        }
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 101;
}

}  // namespace tests
