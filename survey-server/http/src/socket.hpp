#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

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

/// A client's TCP connection with blocking calls that end at a deadline. Every failure is a ConnectionError.
class Socket {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// The other side has closed or reset the connection.
    enum class Closed { no, yes };

    Socket(const std::string& host, std::uint16_t port, Deadline deadline);

    /// Sends everything, unless the other side has closed.
    Closed send(std::string_view bytes, Deadline deadline);

    struct Received {
        std::string_view bytes;  ///< in `buffer`; empty at the end
        Closed closed = Closed::no;
    };

    /// Receives what there is, at least one byte, into `buffer`.
    Received receive(std::string& buffer, Deadline deadline);

    /// Whether the other side has ended the connection, or sent something nobody asked for.
    bool is_stale() const;

    const Descriptor& descriptor() const { return descriptor_; }

private:
    Descriptor connect(const addrinfo& address, Deadline deadline) const;
    void wait_for(int descriptor, short events, Deadline deadline) const;

    std::string name_;  // host and port, for messages
    Descriptor descriptor_;
};

}  // namespace http
