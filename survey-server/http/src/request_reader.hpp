#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "head_scanner.hpp"
#include "http/handler.hpp"
#include "limits.hpp"

namespace http {

/// Reads one request from bytes, in whatever pieces they come. Beast's parser is driven without I/O and is
/// handed nothing but whole lines; HeadScanner looks at the bytes before it, request_rules.hpp at the head
/// after it.
class RequestReader {
public:
    enum class State { head, body, complete, refused };

    /// The limits must outlive the reader.
    explicit RequestReader(const Limits& limits);
    ~RequestReader();
    RequestReader(RequestReader&&) noexcept;
    RequestReader& operator=(RequestReader&&) noexcept;

    /// Takes bytes up to the end of the request or up to what refuses it; returns how many it took.
    std::size_t take(std::string_view bytes);

    State state() const { return state_; }
    /// Whether at least one byte of the request has come.
    bool begun() const { return begun_; }
    /// The status to answer. Precondition: state() == refused.
    int refusal() const { return refusal_; }
    /// Whether the client waits for « 100 Continue »: it asked for it and no byte of the body has come.
    bool awaits_continue() const { return state_ == State::body && awaits_continue_; }

    /// Of the request line; false as long as it has not come.
    bool is_head() const { return is_head_; }
    bool is_http_1_0() const { return is_http_1_0_; }
    /// Whether the client can go on after the answer. Precondition: state() == complete.
    bool keep_alive() const;

    /// The request. Precondition: state() == complete; once.
    Request release();

private:
    struct Parser;

    std::size_t take_head(std::string_view bytes);
    std::size_t take_body(std::string_view bytes);
    void parse_request_line();
    void parse_fields();
    void refuse(int status);

    const Limits* limits_;
    HeadScanner scanner_;
    std::unique_ptr<Parser> parser_;
    std::string lines_;  ///< of the head, not yet given to the parser
    State state_ = State::head;
    bool begun_ = false;
    bool line_parsed_ = false;
    bool is_head_ = false;
    bool is_http_1_0_ = false;
    bool awaits_continue_ = false;
    int refusal_ = 0;
};

}  // namespace http
