#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "limits.hpp"

namespace http {

/// One line of a request's head, blanks around the value removed.
struct Field {
    std::string_view name;
    std::string_view value;
};

/// A request without its body, well-formed as far as the parser can tell.
struct RequestHead {
    std::string_view method;
    std::string_view target;
    std::vector<Field> fields;
};

/// The status that refuses a request a respondent's browser would never send, nullopt when it may be read on.
///
/// These are the rules the parser does not have: it lets through a Transfer-Encoding other than "chunked"
/// (the body then parses as the next request), equal Content-Length twice, no Host or two, any number of
/// fields, targets in absolute form and GET with a body. RFC 9112 §§ 3.2, 5, 6; ASVS 5.0, 3.5.1, 3.5.3
/// and 4.2.1.
std::optional<int> refusal_of(const RequestHead& head, const Limits& limits);

/// Whether the client waits for « 100 Continue » before it sends the body.
bool waits_for_continue(const RequestHead& head);

}  // namespace http
