#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace http {

/// Decides when a client reads its answers too slowly: fewer than `kStep` bytes in `window` although more
/// wait for it. Whatever the kernel has buffered counts as waiting, else a page that fits its buffer would
/// hide a client that never reads.
class DrainWatch {
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr std::uint64_t kStep = 64 * 1024;

    explicit DrainWatch(std::chrono::steady_clock::duration window) : window_{window} {}

    /// `taken`: bytes the client has acknowledged since the connection began; `waiting`: bytes it has not.
    void note(std::uint64_t taken, std::uint64_t waiting, Time now) {
        if (waiting == 0) {
            mark_.reset();
        } else if (!mark_ || taken >= mark_->taken + kStep) {
            mark_ = Mark{taken, now};
        }
    }

    /// When the client is to be cut unless it takes more; nullopt when nothing waits for it.
    std::optional<Time> deadline() const {
        if (!mark_) return std::nullopt;
        return mark_->since + window_;
    }

    bool stalled(Time now) const { return mark_ && now >= mark_->since + window_; }

private:
    struct Mark {
        std::uint64_t taken = 0;
        Time since;
    };

    std::chrono::steady_clock::duration window_;
    std::optional<Mark> mark_;
};

}  // namespace http
