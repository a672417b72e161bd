#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "http/handler.hpp"

namespace http {

/// PEM files: the certificate with the chain behind it, and its private key without a passphrase.
struct TlsFiles {
    std::string certificate;
    std::string key;
};

/// Takes one French line for the administrator at a time; nothing in it comes from a request.
using Tell = std::function<void(const std::string& line)>;

struct ListenOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free port
    unsigned threads = 2;
    /// Beyond half of it, or of the file descriptors this process may have, connections end after their answer and
    /// clients have a third of the time; beyond it new ones wait.
    std::size_t max_connections = 4096;
    std::vector<std::string> hosts;  ///< names accepted in Host, without port; empty: any
    std::size_t max_header_bytes = 8 * 1024;
    std::size_t max_body_bytes = 64 * 1024;
    std::chrono::seconds request_timeout{15};  ///< also for a TLS handshake
    std::chrono::seconds drain_timeout{10};    ///< how long stop() waits for requests under way
    std::optional<TlsFiles> tls;               ///< absent: plain HTTP
    std::chrono::milliseconds certificate_interval{
        10'000};  ///< how often the files are looked at for a change
    bool strict_transport =
        false;  ///< with TLS: browsers are told to ask this host and its subdomains over TLS alone
    Tell tell;  ///< may be empty; called from any thread, one line at a time
};

/// The address cannot be listened on or the certificate not used; what() says which, why and what to do, in French.
struct ListenError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A running HTTP/1.1 server. Listening starts in the constructor and ends with stop() or the destructor.
class Server {
public:
    /// Throws ListenError. The handler must outlive the server.
    Server(const ListenOptions& options, Handler& handler);
    ~Server();

    /// The port really bound.
    std::uint16_t port() const;

    /// Stops accepting, lets every request that was received get its answer, closes. Idempotent; from any thread
    /// but that of a handler.
    void stop();

    /// Reads the certificate and its key again for the connections to come; a pair that cannot be used is told and the
    /// old one kept. Without TLS it does nothing. From any thread.
    void reload_certificate();

    /// Blocks until SIGTERM or SIGINT, then stop(). With TLS, SIGHUP reloads the certificate.
    void run_until_signal();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace http
