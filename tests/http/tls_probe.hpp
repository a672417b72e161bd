#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/server.hpp"
#include "socket.hpp"

struct ssl_st;

namespace tests {

/// How a probe speaks TLS.
struct Manner {
    int lowest = 0;  ///< TLS1_1_VERSION …; 0: the library's
    int highest = 0;
    const char* ciphers = nullptr;  ///< of TLS 1.2 and older
    const char* groups = nullptr;
    std::string server_name;
    std::vector<unsigned char> protocols;  ///< as ALPN spells them
};

/// A client that believes every certificate, looks at what was agreed on, and can break off anywhere.
class TlsProbe {
public:
    TlsProbe(const http::Server& server, const Manner& manner = {});
    ~TlsProbe();
    TlsProbe(TlsProbe&&) noexcept;

    /// The whole handshake; whether it succeeded.
    bool shake_hands();
    std::string version() const;
    std::string cipher() const;
    std::string group() const;
    std::string protocol() const;
    /// Whether the server gave something by which it would know this client again.
    bool can_resume() const;
    /// The last day of the server's certificate, as openssl prints it.
    std::string certificate_end() const;

    bool say(std::string_view bytes);
    /// Asks for another handshake within the connection; whether it came about.
    bool renegotiate();

    /// How the connection ended, whatever came before.
    enum class End { close_notify, cut };
    End hear_end();
    /// What came until then.
    const std::string& heard() const { return heard_; }

private:
    struct State;
    std::unique_ptr<State> state_;
    std::string heard_;
};

/// A server's port seen by a client that speaks whatever it likes.
http::Socket plain_socket(const http::Server& server);
/// Everything the server says until it closes.
std::string all_of(http::Socket& socket);
/// The first bytes a TLS client sends.
std::string client_hello();

}  // namespace tests
