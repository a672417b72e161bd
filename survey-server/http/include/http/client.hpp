#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace http {

struct ClientResponse {
    int status = 0;
    std::string body;
};

/// No answer came: what() says from where and why, in French. Whether a POST arrived is then unknown.
struct ConnectionError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Whose certificates a client believes over TLS.
struct Trust {
    std::string certificate_file;  ///< PEM, of the server or its authority; empty: the system's authorities
};

/// A blocking HTTP/1.1 client on one kept-alive connection, for simulated people and tests. Reconnects once
/// when the server has closed an idle connection before a GET; a POST is never sent twice, not even in part.
/// Follows no redirection. Answers above 16 MB are refused. `timeout` is for one whole exchange, connecting
/// included.
class Client {
public:
    /// Connects at the first request; over TLS if `tls` is given, and then only to a trusted certificate of that host.
    Client(std::string host, std::uint16_t port, std::chrono::seconds timeout = std::chrono::seconds{30},
           std::optional<Trust> tls = std::nullopt);
    ~Client();

    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;

    /// `path` with its query. Throws ConnectionError; std::invalid_argument for a path with blanks or line breaks.
    ClientResponse get(std::string_view path);
    /// Sends application/x-www-form-urlencoded.
    ClientResponse post_form(std::string_view path, std::string_view body);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace http
