#pragma once

#include <mutex>
#include <string>
#include <utility>

#include "http/server.hpp"

namespace http {

/// What the administrator is told, one line at a time, from any thread. Nothing that came with a request gets here.
class Notices {
public:
    explicit Notices(Tell tell) : tell_{std::move(tell)} {}

    void say(const std::string& line) {
        const std::lock_guard lock{mutex_};
        if (tell_) tell_(line);
    }

private:
    std::mutex mutex_;
    Tell tell_;
};

}  // namespace http
