#include "open_connections.hpp"

#include <utility>

namespace http {

void OpenConnections::add(std::shared_ptr<Connection> connection) {
    const std::lock_guard lock{mutex_};
    const Connection* key = connection.get();
    open_.emplace(key, std::move(connection));
    count_ = open_.size();
}

void OpenConnections::remove(const Connection& connection) {
    const std::lock_guard lock{mutex_};
    open_.erase(&connection);
    count_ = open_.size();
    if (open_.empty()) none_left_.notify_all();
}

std::vector<std::shared_ptr<Connection>> OpenConnections::all() const {
    const std::lock_guard lock{mutex_};
    std::vector<std::shared_ptr<Connection>> connections;
    for (const auto& [key, connection] : open_) connections.push_back(connection);
    return connections;
}

bool OpenConnections::none_within(std::chrono::steady_clock::duration time) {
    std::unique_lock lock{mutex_};
    return none_left_.wait_for(lock, time, [this] { return open_.empty(); });
}

void OpenConnections::if_open(const Connection& connection, const std::function<void()>& action) const {
    const std::lock_guard lock{mutex_};
    if (open_.count(&connection) > 0) action();
}

}  // namespace http
