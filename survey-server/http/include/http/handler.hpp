#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace http {

/// What a handler sees of a request. No peer address, no user agent, no cookie jar, no header map: what is
/// not here cannot be stored or logged.
struct Request {
    std::string method;  ///< GET, HEAD or POST
    std::string path;    ///< without query
    std::string query;   ///< after '?', undecoded
    std::string body;
};

/// What a page may load (Content-Security-Policy); never a script, and nothing from another server.
enum class PagePolicy {
    own_files,       ///< stylesheet and pictures of this server
    self_contained,  ///< a document that carries its style and pictures in itself, and asks for nothing
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    /// Beyond the security headers, which every response carries: Location, Retry-After, Clear-Site-Data …
    std::vector<std::pair<std::string, std::string>> headers;
    PagePolicy policy = PagePolicy::own_files;
};

/// Takes the answer to one request. May be called later and from another thread; exactly once.
using Respond = std::function<void(Response)>;

class Handler {
public:
    virtual ~Handler() = default;

    /// Called from any thread of the pool, several at a time. A page answers at once; what waits for a
    /// durable commit keeps `respond` and returns the thread. Throws nothing for what the network sent;
    /// an exception before `respond` was called becomes a 500 with a general text.
    virtual void handle(const Request& request, Respond respond) = 0;
};

}  // namespace http
