#include "http/client.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <utility>

#include "ascii.hpp"
#include "socket.hpp"

namespace http {

namespace beast_http = boost::beast::http;

namespace {

constexpr std::uint32_t kMaxHeaderBytes = 64 * 1024;
constexpr std::uint64_t kMaxBodyBytes = 16 * 1024 * 1024;

/// Answers as they come in pieces; « 100 Continue » and its like are passed over.
class AnswerReader {
public:
    AnswerReader() { begin(); }

    /// Throws ConnectionError for what is no answer.
    void receive(std::string_view bytes) {
        unread_ += bytes;
        begun_ = true;
        while (!unread_.empty() && !parser_->is_done()) {
            boost::beast::error_code ec;
            unread_.erase(0, parser_->put(boost::asio::buffer(unread_), ec));
            if (ec == beast_http::error::need_more) return;
            if (ec == beast_http::error::body_limit) throw ConnectionError{"réponse de plus de 16 Mo"};
            if (ec) throw ConnectionError{"réponse incomprise : " + ec.message()};
            if (parser_->is_done() && parser_->get().result_int() < 200) begin();
        }
    }

    void receive_end() {
        boost::beast::error_code ec;
        if (parser_->got_some()) parser_->put_eof(ec);
        if (ec || !parser_->is_done()) throw ConnectionError{"réponse interrompue"};
    }

    bool begun() const { return begun_; }
    bool complete() const { return parser_->is_done(); }
    bool keep_alive() const { return parser_->keep_alive() && unread_.empty(); }

    ClientResponse release() {
        auto message = parser_->release();
        return {static_cast<int>(message.result_int()), std::move(message.body())};
    }

private:
    void begin() {
        parser_.emplace();
        parser_->eager(true);
        parser_->header_limit(kMaxHeaderBytes);
        parser_->body_limit(kMaxBodyBytes);
    }

    std::optional<beast_http::response_parser<beast_http::string_body>> parser_;
    std::string unread_;
    bool begun_ = false;
};

void require_sendable(std::string_view path) {
    const bool sendable = !path.empty() && path.front() == '/' && path.find(' ') == std::string_view::npos &&
                          std::none_of(path.begin(), path.end(), is_control);
    if (!sendable) throw std::invalid_argument{"not a path: " + std::string{path}};
}

}  // namespace

struct Client::Impl {
    enum class Repeat { never, once };

    std::string host;
    std::uint16_t port = 0;
    std::chrono::seconds timeout;
    std::optional<Trust> tls;
    std::optional<Socket> connection;
    std::string buffer = std::string(16 * 1024, '\0');

    std::string head(std::string_view method, std::string_view path) const {
        require_sendable(path);
        std::string head{method};
        head += ' ';
        head += path;
        head += " HTTP/1.1\r\nHost: ";
        head += host.find(':') == std::string::npos ? host : '[' + host + ']';
        head += ':' + std::to_string(port) + "\r\n";
        return head;
    }

    /// nullopt when the connection ended before the first byte of an answer.
    std::optional<ClientResponse> ask(std::string_view request, Socket::Deadline deadline) {
        AnswerReader reader;
        // A server that refuses a long request answers and closes before it has read it all: look for the
        // answer.
        connection->send(request, deadline);
        while (!reader.complete()) {
            const Socket::Received received = connection->receive(buffer, deadline);
            if (received.closed == Socket::Closed::no) {
                reader.receive(received.bytes);
            } else if (reader.begun()) {
                reader.receive_end();
            } else {
                return std::nullopt;
            }
        }
        if (!reader.keep_alive()) connection.reset();
        return reader.release();
    }

    ClientResponse exchange(std::string_view request, Repeat repeat) {
        const auto deadline = std::chrono::steady_clock::now() + timeout;
        if (connection && connection->is_stale()) connection.reset();
        const bool was_idle = connection.has_value();
        try {
            if (!connection) connection.emplace(host, port, deadline, tls);
            auto answer = ask(request, deadline);
            if (!answer && was_idle && repeat == Repeat::once) {
                connection.emplace(host, port, deadline, tls);
                answer = ask(request, deadline);
            }
            if (answer) return std::move(*answer);
            throw ConnectionError{"connexion fermée sans réponse par " + host + ", port " +
                                  std::to_string(port)};
        } catch (...) {
            connection.reset();
            throw;
        }
    }
};

Client::Client(std::string host, std::uint16_t port, std::chrono::seconds timeout, std::optional<Trust> tls)
    : impl_{std::make_unique<Impl>(Impl{std::move(host), port, timeout, std::move(tls), {}})} {}

Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

ClientResponse Client::get(std::string_view path) {
    return impl_->exchange(impl_->head("GET", path) + "\r\n", Impl::Repeat::once);
}

ClientResponse Client::post_form(std::string_view path, std::string_view body) {
    std::string request = impl_->head("POST", path);
    request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
    request += std::to_string(body.size()) + "\r\n\r\n";
    request += body;
    return impl_->exchange(request, Impl::Repeat::never);
}

}  // namespace http
