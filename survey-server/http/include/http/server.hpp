#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "http/handler.hpp"

namespace http {

struct ListenOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free port
    unsigned threads = 2;
    /// Beyond half of it, or of the process's file descriptors, connections end after their answer; beyond it new
    /// ones wait.
    std::size_t max_connections = 4096;
    std::vector<std::string> hosts;  ///< names accepted in Host, without port; empty: any
    std::size_t max_header_bytes = 8 * 1024;
    std::size_t max_body_bytes = 64 * 1024;
    std::chrono::seconds request_timeout{15};
    std::chrono::seconds drain_timeout{10};  ///< how long stop() waits for requests under way
};

/// The address cannot be listened on; what() says which, why and what to do, in French.
struct ListenError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A running HTTP/1.1 server. Listening starts in the constructor and ends with stop() or the destructor.
class Server {
public:
    /// Throws ListenError. The handler must outlive the server.
    Server(const ListenOptions& options, Handler& handler);
    ~Server();

    /// The port really bound.
    std::uint16_t port() const;

    /// Stops accepting, lets every request that was received get its answer, closes. Idempotent; from any thread
    /// but that of a handler.
    void stop();

    /// Blocks until SIGTERM or SIGINT, then stop().
    void run_until_signal();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace http
