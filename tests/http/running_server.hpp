#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/client.hpp"
#include "http/server.hpp"
#include "socket.hpp"

/// A handler made of a function.
struct Answering : http::Handler {
    using Function = std::function<void(const http::Request&, http::Respond)>;

    explicit Answering(Function function) : answer{std::move(function)} {}
    void handle(const http::Request& request, http::Respond respond) override {
        answer(request, std::move(respond));
    }

    Function answer;
};

/// Answers at once: "METHOD path query body".
Answering echo();

/// On any free port of this computer; over TLS when VIGIE_TEST_CARRIER says "tls", and so do the clients below.
http::ListenOptions any_port();
bool carrier_is_tls();

http::Client client_of(const http::Server& server, const std::string& host = "127.0.0.1");

/// One client's connection, byte by byte. Waits for at most a minute and a half, then throws.
class RawClient {
public:
    explicit RawClient(const http::Server& server);

    void say(std::string_view bytes);
    /// Makes room for few bytes that were not read.
    void take_little();
    /// Nothing more will be said.
    void finish();
    /// One answer with its body, as announced by its Content-Length.
    std::string hear();
    /// Everything until the server closes.
    std::string hear_to_end();
    /// Whether the server has closed or reset the connection in that time, although nothing is read.
    bool is_cut_while_not_reading();

private:
    http::Socket::Deadline soon() const;

    http::Socket socket_;
    std::string unread_;
    std::string buffer_;
};
