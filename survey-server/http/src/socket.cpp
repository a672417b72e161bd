#include "socket.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "http/client.hpp"

namespace http {

namespace {

using Addresses = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

Addresses resolve(const std::string& host, std::uint16_t port, const std::string& name) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const int failed = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (failed != 0) throw ConnectionError{"adresse inconnue, " + name + " : " + gai_strerror(failed)};
    return {found, freeaddrinfo};
}

std::string reason(int error) {
    return std::generic_category().message(error);
}

bool means_closed(int error) {
    return error == EPIPE || error == ECONNRESET;
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0) close(number_);
}

Socket::Socket(const std::string& host, std::uint16_t port, Deadline deadline,
               const std::optional<Trust>& tls)
    : name_{host + ", port " + std::to_string(port)} {
    const Addresses addresses = resolve(host, port, name_);
    std::optional<ConnectionError> last_failure;
    for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
        try {
            descriptor_ = connect(*address, deadline);
            if (tls) tls_ = std::make_unique<TlsClient>(descriptor_.number(), host, *tls);
            return;
        } catch (const ConnectionError& failure) {
            last_failure = failure;
        }
    }
    throw last_failure.value_or(ConnectionError{"adresse inconnue, " + name_});
}

Descriptor Socket::connect(const addrinfo& address, Deadline deadline) const {
    Descriptor descriptor{
        socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol)};
    const int number = descriptor.number();
    if (number < 0) throw ConnectionError{"pas de connexion vers " + name_ + " : " + reason(errno)};

    int error = ::connect(number, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
    if (error == EINPROGRESS || error == EINTR) {
        wait_for(number, POLLOUT, deadline);
        socklen_t size = sizeof error;
        if (getsockopt(number, SOL_SOCKET, SO_ERROR, &error, &size) != 0) error = errno;
    }
    if (error != 0) throw ConnectionError{"pas de connexion vers " + name_ + " : " + reason(error)};
    const int on = 1;
    setsockopt(number, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

void Socket::wait_for(int descriptor, short events, Deadline deadline) const {
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) throw ConnectionError{"pas de réponse à temps de " + name_};
        pollfd watched{descriptor, events, 0};
        const int ready = poll(&watched, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 60'000)));
        if (ready > 0) return;
        if (ready < 0 && errno != EINTR) throw ConnectionError{"attente de " + name_ + " : " + reason(errno)};
    }
}

Socket::Closed Socket::send_over_tls(std::string_view bytes, Deadline deadline) {
    while (!bytes.empty()) {
        switch (tls_->send(bytes)) {
            case TlsClient::Outcome::done:
                return Closed::no;
            case TlsClient::Outcome::closed:
                return Closed::yes;
            case TlsClient::Outcome::wait_to_read:
                wait_for(descriptor_.number(), POLLIN, deadline);
                break;
            case TlsClient::Outcome::wait_to_write:
                wait_for(descriptor_.number(), POLLOUT, deadline);
                break;
        }
    }
    return Closed::no;
}

Socket::Received Socket::receive_over_tls(std::string& buffer, Deadline deadline) {
    for (;;) {
        std::size_t received = 0;
        switch (tls_->receive(buffer.data(), buffer.size(), received)) {
            case TlsClient::Outcome::done:
                return {std::string_view{buffer}.substr(0, received), Closed::no};
            case TlsClient::Outcome::closed:
                return {{}, Closed::yes};
            case TlsClient::Outcome::wait_to_read:
                wait_for(descriptor_.number(), POLLIN, deadline);
                break;
            case TlsClient::Outcome::wait_to_write:
                wait_for(descriptor_.number(), POLLOUT, deadline);
                break;
        }
    }
}

void Socket::finish() {
    if (tls_) tls_->finish();
    shutdown(descriptor_.number(), SHUT_WR);
}

Socket::Closed Socket::send(std::string_view bytes, Deadline deadline) {
    if (tls_) return send_over_tls(bytes, deadline);
    while (!bytes.empty()) {
        const ssize_t sent = ::send(descriptor_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN) {
            wait_for(descriptor_.number(), POLLOUT, deadline);
        } else if (means_closed(errno)) {
            return Closed::yes;
        } else if (errno != EINTR) {
            throw ConnectionError{"envoi à " + name_ + " : " + reason(errno)};
        }
    }
    return Closed::no;
}

Socket::Received Socket::receive(std::string& buffer, Deadline deadline) {
    if (tls_) return receive_over_tls(buffer, deadline);
    for (;;) {
        const ssize_t received = recv(descriptor_.number(), buffer.data(), buffer.size(), 0);
        if (received > 0)
            return {std::string_view{buffer}.substr(0, static_cast<std::size_t>(received)), Closed::no};
        if (received == 0 || means_closed(errno)) return {{}, Closed::yes};
        if (errno == EAGAIN) {
            wait_for(descriptor_.number(), POLLIN, deadline);
        } else if (errno != EINTR) {
            throw ConnectionError{"réception de " + name_ + " : " + reason(errno)};
        }
    }
}

bool Socket::is_stale() const {
    pollfd watched{descriptor_.number(), POLLIN | POLLRDHUP, 0};
    return poll(&watched, 1, 0) != 0;
}

}  // namespace http
