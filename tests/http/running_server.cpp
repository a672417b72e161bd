#include "running_server.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "certificates.hpp"
#include "temporary_folder.hpp"

namespace {

const http::TlsFiles& certificate() {
    static const tests::TemporaryFolder folder;
    static const http::TlsFiles files = tests::write_certificate(folder.path(), "essai");
    return files;
}

std::optional<http::Trust> trust() {
    if (!carrier_is_tls()) return std::nullopt;
    return http::Trust{certificate().certificate};
}

}  // namespace

bool carrier_is_tls() {
    const char* carrier = std::getenv("VIGIE_TEST_CARRIER");
    return carrier != nullptr && std::string_view{carrier} == "tls";
}

Answering echo() {
    return Answering{[](const http::Request& request, const http::Respond& respond) {
        respond({200,
                 "text/plain",
                 request.method + ' ' + request.path + ' ' + request.query + ' ' + request.body,
                 {}});
    }};
}

http::ListenOptions any_port() {
    http::ListenOptions options;
    options.port = 0;
    if (carrier_is_tls()) options.tls = certificate();
    return options;
}

http::Client client_of(const http::Server& server, const std::string& host) {
    return http::Client{host, server.port(), std::chrono::seconds{30}, trust()};
}

RawClient::RawClient(const http::Server& server)
    : socket_{"127.0.0.1", server.port(), soon(), trust()}, buffer_(64 * 1024, '\0') {}

http::Socket::Deadline RawClient::soon() const {
    return std::chrono::steady_clock::now() + std::chrono::seconds{90};
}

void RawClient::say(std::string_view bytes) {
    socket_.send(bytes, soon());
}

void RawClient::take_little() {
    const int bytes = 4096;
    setsockopt(socket_.descriptor().number(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

void RawClient::finish() {
    socket_.finish();
}

std::string RawClient::hear() {
    for (;;) {
        const std::size_t head_end = unread_.find("\r\n\r\n");
        const std::size_t length_at = unread_.find("\r\nContent-Length: ");
        if (head_end != std::string::npos) {
            const bool has_length = length_at < head_end;
            const std::size_t length = has_length ? std::stoul(unread_.substr(length_at + 18)) : 0;
            if (unread_.size() >= head_end + 4 + length) {
                std::string answer = unread_.substr(0, head_end + 4 + length);
                unread_.erase(0, answer.size());
                return answer;
            }
        }
        const auto received = socket_.receive(buffer_, soon());
        if (received.closed == http::Socket::Closed::yes)
            throw http::ConnectionError{"closed before an answer"};
        unread_ += received.bytes;
    }
}

std::string RawClient::hear_to_end() {
    for (;;) {
        const auto received = socket_.receive(buffer_, soon());
        if (received.closed == http::Socket::Closed::yes) return std::exchange(unread_, {});
        unread_ += received.bytes;
    }
}

bool RawClient::is_cut_while_not_reading() {
    pollfd watched{socket_.descriptor().number(), 0, 0};
    return poll(&watched, 1, 90'000) == 1;
}
