#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace http {

/// What one request may weigh and whom it may name, and what every answer says of the site.
struct Limits {
    std::size_t max_header_bytes = 8 * 1024;  ///< request line and fields, with their line ends
    std::size_t max_body_bytes = 64 * 1024;
    std::size_t max_fields = 64;
    std::vector<std::string> hosts;  ///< accepted in Host, without port; empty: any
    bool strict_transport = false;   ///< whether answers ask browsers to come back over TLS alone
};

}  // namespace http
