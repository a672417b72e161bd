#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/handler.hpp"
#include "limits.hpp"
#include "request_reader.hpp"

namespace http {

/// Bytes to be sent, in two parts so that a page is never copied.
struct Output {
    std::string head;
    std::string body;

    bool empty() const { return head.empty() && body.empty(); }
};

/// One connection's HTTP/1.1 as bytes: knows no socket and no clock. Used as
///
///     (receive | receive_end | time_out)   while wants_bytes()
///     (next_request answer)                while has_request()
///     take_output                          after each of them, until closed()
///
/// One request is answered at a time; what a client pipelines behind it waits in the bytes last received.
class Session {
public:
    /// What a connection does after an answer, if the client agrees.
    enum class After { keep_open, close };

    /// The limits must outlive the session.
    explicit Session(const Limits& limits);

    void receive(std::string_view bytes);
    /// The client will send nothing more.
    void receive_end();
    /// The deadline passed: a request that was begun is answered 408, an idle connection closed without a
    /// word.
    void time_out();

    /// Whether reading is what comes next: no request waits and the connection is not at its end.
    bool wants_bytes() const;
    /// Whether a request has begun to come and is not complete.
    bool request_under_way() const;
    bool has_request() const { return has_request_; }
    /// The complete request; answer() follows. Precondition: has_request().
    Request next_request();
    /// Queues the answer to the request last taken. One that cannot be sent (is_sendable) becomes a 500.
    void answer(Response response, After after = After::keep_open);

    Output take_output();
    /// Whether nothing comes after the output already queued.
    bool closed() const { return closed_; }

private:
    void read_on();
    void refuse(int status);
    void send(Response response, bool persistent);

    const Limits* limits_;
    RequestReader reader_;
    std::string input_;
    Output output_;
    bool has_request_ = false;
    bool answering_ = false;
    bool client_keeps_open_ = true;
    bool told_to_continue_ = false;
    bool closed_ = false;
};

}  // namespace http
