#pragma once

#include <cstddef>
#include <string_view>

namespace http {

/// Finds the end of a request's head byte by byte, so that the verdict never depends on how the network cut
/// it:
///
///     head = line+ CRLF     line = (HTAB | %x20-7E | %x80-FF)* CRLF, the next line not beginning with a
///     blank
///
/// Refuses on sight bare CR or LF, other control bytes, a line folded into the next (RFC 9112 § 5.2) and
/// whatever is longer than the limit.
class HeadScanner {
public:
    enum class State { reading, complete, malformed, too_long };

    explicit HeadScanner(std::size_t max_bytes) : max_bytes_{max_bytes} {}

    /// Takes bytes up to the end of the line, of the head or up to the first wrong one; returns how many are
    /// head.
    std::size_t take_line(std::string_view bytes);

    State state() const { return state_; }
    /// Whether the last call ended a line.
    bool at_line_start() const { return previous_ == '\n'; }

private:
    State verdict(char c);

    std::size_t max_bytes_;
    std::size_t length_ = 0;
    char previous_ = '\0';
    bool line_is_empty_ = true;
    State state_ = State::reading;
};

}  // namespace http
