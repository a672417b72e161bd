#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "http/client.hpp"
#include "tls_client.hpp"

struct addrinfo;

namespace http {

/// Closes a file descriptor at the end of its life.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }

    int number() const { return number_; }

private:
    int number_ = -1;
};

/// A client's connection, TCP or TLS over TCP, with blocking calls that end at a deadline. Every failure is a ConnectionError.
class Socket {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// The other side has closed or reset the connection.
    enum class Closed { no, yes };

    /// The handshake of TLS comes with the first bytes.
    Socket(const std::string& host, std::uint16_t port, Deadline deadline,
           const std::optional<Trust>& tls = {});

    /// Sends everything, unless the other side has closed.
    Closed send(std::string_view bytes, Deadline deadline);

    struct Received {
        std::string_view bytes;  ///< in `buffer`; empty at the end
        Closed closed = Closed::no;
    };

    /// Receives what there is, at least one byte, into `buffer`.
    Received receive(std::string& buffer, Deadline deadline);

    /// Nothing more will be sent.
    void finish();

    /// Whether the other side has ended the connection, or sent something nobody asked for.
    bool is_stale() const;

    const Descriptor& descriptor() const { return descriptor_; }

private:
    Descriptor connect(const addrinfo& address, Deadline deadline) const;
    void wait_for(int descriptor, short events, Deadline deadline) const;
    Closed send_over_tls(std::string_view bytes, Deadline deadline);
    Received receive_over_tls(std::string& buffer, Deadline deadline);

    std::string name_;  // host and port, for messages
    Descriptor descriptor_;
    std::unique_ptr<TlsClient> tls_;  // absent: plain TCP
};

}  // namespace http
