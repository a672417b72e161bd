#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "socket.hpp"

/// A server that says what it was told to, right or wrong. For each connection in turn, a list of replies: it
/// reads a request, sends the next reply, and closes after the last one.
class ScriptedServer {
public:
    using Replies = std::vector<std::string>;

    /// As a reply: closes without one.
    static constexpr const char* kHangUp = "hang up";
    /// As a reply: says nothing until the client leaves.
    static constexpr const char* kSilence = "silence";

    explicit ScriptedServer(std::vector<Replies> connections);
    ~ScriptedServer();

    std::uint16_t port() const { return port_; }
    /// Waits until so many connections have been served and closed.
    void wait_until_closed(std::size_t connections);
    /// Waits until all of them have.
    void wait_until_done();
    /// Each request read, as "connection number: request line".
    std::vector<std::string> requests() const;

private:
    void serve(std::size_t number, const Replies& replies);
    /// Whole with its body; empty when the client has left.
    static std::string read_request(int connection);

    http::Descriptor listening_;
    std::uint16_t port_ = 0;
    std::thread thread_;
    mutable std::mutex mutex_;
    std::condition_variable one_closed_;
    std::size_t closed_ = 0;
    std::vector<std::string> requests_;
};
