#include "connection.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace attacks {

Connection::Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{30, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    socklen_t size = sizeof address;
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        ::close(socket_);
        throw std::runtime_error("no connection");
    }
    own_port_ = ntohs(address.sin_port);
}

Connection::~Connection() {
    if (socket_ >= 0) ::close(socket_);
}

Connection::Connection(Connection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), own_port_(other.own_port_) {}

void Connection::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) throw std::runtime_error("the connection ended while sending");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

Answer Connection::receive() const {
    std::string bytes;
    std::size_t wanted = std::string::npos;
    std::size_t head = std::string::npos;
    while (bytes.size() < wanted) {
        std::array<char, 16384> piece{};
        const ssize_t got = ::recv(socket_, piece.data(), piece.size(), 0);
        if (got <= 0)
            throw std::runtime_error("the connection ended before the answer: " + bytes.substr(0, 200));
        bytes.append(piece.data(), static_cast<std::size_t>(got));
        if (head != std::string::npos) continue;
        head = bytes.find("\r\n\r\n");
        if (head == std::string::npos) continue;
        constexpr std::string_view name = "Content-Length: ";
        const std::size_t length = bytes.find(name);
        wanted = head + 4 + (length < head ? std::stoul(bytes.substr(length + name.size(), 12)) : 0);
    }
    return {bytes.substr(0, head + 2), bytes.substr(head + 4)};
}

}  // namespace attacks
