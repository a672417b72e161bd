#pragma once

#include <string>

#include "http/handler.hpp"

namespace http {

/// How an answer travels, which is the connection's business and not the handler's.
struct Framing {
    bool persistent = true;         ///< the connection goes on after it
    bool http_1_0 = false;          ///< a client that must be told so
    bool strict_transport = false;  ///< browsers are asked to come back over TLS alone
};

/// Status line, framing, security headers and the handler's own, with the empty line that ends them. A
/// handler's Cache-Control replaces "no-store". No Date and no Server: an answer does not tell when or by
/// what it was made.
///
/// Precondition: is_sendable(response).
std::string write_head(const Response& response, const Framing& framing);

/// Whether the status and every header can be sent as they are: no line break or other control byte, names
/// that are tokens, and none of the headers that are ours to write.
bool is_sendable(const Response& response);

/// Whether answers of this status have a body at all (RFC 9110 § 6.4.1).
bool has_body(int status);

}  // namespace http
