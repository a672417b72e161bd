#include "head_scanner.hpp"

#include "ascii.hpp"

namespace http {

HeadScanner::State HeadScanner::verdict(char c) {
    if (length_ == max_bytes_) return State::too_long;
    if (c == '\n') {
        if (previous_ != '\r') return State::malformed;
        return line_is_empty_ ? State::complete : State::reading;
    }
    if (previous_ == '\r') return State::malformed;
    if (c == '\r') return State::reading;
    if (is_control(c) && c != '\t') return State::malformed;
    const bool folds = previous_ == '\n' && (c == ' ' || c == '\t');
    return folds ? State::malformed : State::reading;
}

std::size_t HeadScanner::take_line(std::string_view bytes) {
    std::size_t taken = 0;
    for (const char c : bytes) {
        state_ = verdict(c);
        if (state_ == State::malformed || state_ == State::too_long) return taken;

        ++taken;
        ++length_;
        line_is_empty_ = c == '\n' || (line_is_empty_ && c == '\r');
        previous_ = c;
        if (c == '\n') return taken;
    }
    return taken;
}

}  // namespace http
