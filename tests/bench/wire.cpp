#include "wire.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

namespace bench {

namespace {

bool would_block() {
    return errno == EAGAIN || errno == EINPROGRESS || errno == ENOTCONN || errno == EINTR;
}

/// The value of a field, which our server and nginx write in this very case.
std::string_view field(std::string_view head, std::string_view name) {
    const std::size_t at = head.find(name);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = head.substr(at + name.size());
    return rest.substr(0, rest.find("\r\n"));
}

template <class Number>
Number number(std::string_view digits) {
    Number value{};
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

Wire::Wire(const sockaddr_in& server, SSL_CTX* tls)
    : descriptor_{socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)} {
    if (descriptor_ < 0) throw std::system_error{errno, std::generic_category(), "socket"};
    const int on = 1;
    setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto* address = reinterpret_cast<const sockaddr*>(&server);
    if (connect(descriptor_, address, sizeof server) != 0 && errno != EINPROGRESS) {
        const int reason = errno;
        close(descriptor_);
        throw std::system_error{reason, std::generic_category(), "connect"};
    }
    if (tls == nullptr) return;
    ssl_.reset(SSL_new(tls));
    SSL_set_fd(ssl_.get(), descriptor_);
    SSL_set_connect_state(ssl_.get());
}

Wire::~Wire() {
    ssl_.reset();
    close(descriptor_);
}

void Wire::ask(std::string request) {
    to_send_ = std::move(request);
    sent_ = 0;
}

void Wire::move_on() {
    if (broken_ || !connected()) return;
    send();
    receive();
}

bool Wire::connected() {
    if (connected_) return true;
    sockaddr_in peer{};
    socklen_t size = sizeof peer;
    if (getpeername(descriptor_, reinterpret_cast<sockaddr*>(&peer), &size) == 0) return connected_ = true;
    int error = 0;
    socklen_t error_size = sizeof error;
    getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &error_size);
    broken_ = error != 0;
    return false;
}

long Wire::try_send(std::string_view bytes) {
    if (!ssl_) {
        const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        return sent >= 0 ? sent : would_block() ? 0 : -1;
    }
    ERR_clear_error();  // SSL_get_error looks at it, and it is every connection's
    const int sent = SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
    if (sent > 0) return sent;
    const int reason = SSL_get_error(ssl_.get(), sent);
    return reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE ? 0 : -1;
}

long Wire::try_receive(char* buffer, std::size_t size) {
    if (!ssl_) {
        const ssize_t received = recv(descriptor_, buffer, size, 0);
        if (received > 0) return received;
        return received < 0 && would_block() ? 0 : -1;
    }
    ERR_clear_error();
    const int received = SSL_read(ssl_.get(), buffer, static_cast<int>(size));
    if (received > 0) return received;
    const int reason = SSL_get_error(ssl_.get(), received);
    return reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE ? 0 : -1;
}

void Wire::send() {
    while (sent_ < to_send_.size()) {
        const long sent = try_send(std::string_view{to_send_}.substr(sent_));
        if (sent == 0) return;
        if (sent < 0) {
            broken_ = true;
            return;
        }
        sent_ += static_cast<std::size_t>(sent);
    }
}

void Wire::receive() {
    std::array<char, 16 * 1024> buffer;
    for (;;) {
        const long received = try_receive(buffer.data(), buffer.size());
        if (received == 0) return;
        if (received < 0) {
            broken_ = true;
            return;
        }
        received_.append(buffer.data(), static_cast<std::size_t>(received));
    }
}

std::optional<Answer> Wire::take_answer() {
    const std::size_t end = received_.find("\r\n\r\n");
    if (end == std::string::npos) return std::nullopt;
    const std::string_view head = std::string_view{received_}.substr(0, end + 2);
    const auto length = number<std::size_t>(field(head, "\r\nContent-Length: "));
    if (received_.size() < end + 4 + length) return std::nullopt;

    Answer answer;
    answer.status = number<int>(head.substr(std::min<std::size_t>(head.find(' ') + 1, head.size()), 3));
    answer.says_when_to_retry = !field(head, "\r\nRetry-After: ").empty();
    answer.last = field(head, "\r\nConnection: ") == "close";
    answer.body = received_.substr(end + 4, length);
    received_.erase(0, end + 4 + length);
    return answer;
}

}  // namespace bench
