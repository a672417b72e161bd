#include "scripted_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <stdexcept>
#include <utility>

namespace {

/// sockaddr_in as the C functions want it.
template <class Address>
sockaddr* as_address(Address& address) {
    return static_cast<sockaddr*>(static_cast<void*>(&address));
}

}  // namespace

ScriptedServer::ScriptedServer(std::vector<Replies> connections)
    : listening_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listening_.number(), as_address(address), size) != 0 || listen(listening_.number(), 16) != 0 ||
        getsockname(listening_.number(), as_address(address), &size) != 0) {
        throw std::runtime_error{"cannot listen"};
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this, connections = std::move(connections)] {
        for (std::size_t number = 0; number < connections.size(); ++number) {
            serve(number, connections[number]);
            const std::lock_guard lock{mutex_};
            ++closed_;
            one_closed_.notify_all();
        }
    }};
}

ScriptedServer::~ScriptedServer() {
    shutdown(listening_.number(), SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
}

void ScriptedServer::wait_until_closed(std::size_t connections) {
    std::unique_lock lock{mutex_};
    one_closed_.wait(lock, [this, connections] { return closed_ >= connections; });
}

void ScriptedServer::wait_until_done() {
    thread_.join();
}

std::vector<std::string> ScriptedServer::requests() const {
    const std::lock_guard lock{mutex_};
    return requests_;
}

void ScriptedServer::serve(std::size_t number, const Replies& replies) {
    const http::Descriptor connection{accept(listening_.number(), nullptr, nullptr)};
    if (connection.number() < 0) return;
    for (const std::string& reply : replies) {
        const std::string request = read_request(connection.number());
        if (request.empty()) return;
        {
            const std::lock_guard lock{mutex_};
            requests_.push_back(std::to_string(number) + ": " + request.substr(0, request.find("\r\n")));
        }
        if (reply == kHangUp) return;
        if (reply == kSilence) {
            read_request(connection.number());
            return;
        }
        send(connection.number(), reply.data(), reply.size(), MSG_NOSIGNAL);
    }
}

std::string ScriptedServer::read_request(int connection) {
    std::string request;
    std::string buffer(65536, '\0');
    for (;;) {
        const std::size_t end = request.find("\r\n\r\n");
        if (end != std::string::npos) {
            const std::size_t length_at = request.find("Content-Length: ");
            const std::size_t length =
                length_at == std::string::npos ? 0 : std::stoul(request.substr(length_at + 16));
            if (request.size() >= end + 4 + length) return request;
        }
        const ssize_t received = recv(connection, buffer.data(), buffer.size(), 0);
        if (received <= 0) return {};
        request.append(buffer, 0, static_cast<std::size_t>(received));
    }
}
