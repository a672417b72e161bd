#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace http {

class Connection;

/// Every connection that has not ended, and its only owner between two of its steps. Safe from any thread.
class OpenConnections {
public:
    void add(std::shared_ptr<Connection> connection);
    void remove(const Connection& connection);

    std::size_t count() const { return count_; }
    std::vector<std::shared_ptr<Connection>> all() const;
    /// Whether there was none left within that time.
    bool none_within(std::chrono::steady_clock::duration time);

    /// Does it unless the connection has ended, which it cannot do meanwhile.
    void if_open(const Connection& connection, const std::function<void()>& action) const;

private:
    mutable std::mutex mutex_;
    std::condition_variable none_left_;
    std::unordered_map<const Connection*, std::shared_ptr<Connection>> open_;
    std::atomic<std::size_t> count_{0};
};

}  // namespace http
