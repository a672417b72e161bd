#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "http/handler.hpp"
#include "session.hpp"

/// What came of the bytes one client sent: the requests that reached the handler, and all it got back.
struct Conversation {
    std::vector<http::Request> requests;
    std::string output;
    bool closed = false;

    /// Status of the first answer; 0 when there was none.
    int status() const;
};

/// Sends `bytes` through a session in pieces that end at `cuts`; a handler answers each request with its
/// body.
Conversation converse(std::string_view bytes, const http::Limits& limits = {},
                      const std::vector<std::size_t>& cuts = {});

/// "METHOD path?query body" of each request, one a line.
std::string summary(const Conversation& conversation);
