#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "http/server.hpp"

namespace http {

/// What the administrator is told, one line at a time, from any thread. Nothing that came with a request gets here.
class Notices {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Between two lines about pages that failed.
    static constexpr std::chrono::minutes kInterval{1};

    explicit Notices(Tell tell);

    void say(const std::string& line);
    /// A handler gave no answer. Said at once and then once per interval, with how many were passed over: neither which
    /// page nor why, since the reason may quote what a person sent.
    void page_failed(Time now);

private:
    std::mutex mutex_;
    Tell tell_;
    std::optional<Time> last_failure_told_;
    std::uint64_t failures_untold_ = 0;
};

}  // namespace http
