#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace attacks {

/// What came back, byte for byte.
struct Answer {
    std::string head;  ///< with its status line
    std::string body;
};

/// A connection to the server on this machine whose bytes are the test's own.
class Connection {
public:
    explicit Connection(std::uint16_t port);
    ~Connection();
    Connection(Connection&& other) noexcept;
    Connection& operator=(const Connection&) = delete;

    /// This end's port.
    std::uint16_t own_port() const { return own_port_; }

    void send(std::string_view bytes) const;
    /// Throws std::runtime_error when the connection ends before the answer does.
    Answer receive() const;

private:
    int socket_;
    std::uint16_t own_port_ = 0;
};

}  // namespace attacks
