#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "conversation.hpp"

namespace {

/// Whether a client is told to continue depends on when its bytes come, and nothing else does.
std::string without_continue(std::string output) {
    constexpr std::string_view told = "HTTP/1.1 100 Continue\r\n\r\n";
    for (std::size_t at = output.find(told); at != std::string::npos; at = output.find(told))
        output.erase(at, told.size());
    return output;
}

bool is_sound(const http::Request& request, const http::Limits& limits) {
    const bool known = request.method == "GET" || request.method == "HEAD" || request.method == "POST";
    const bool plain = request.path.find_first_of(" \r\n%\\:#?") == std::string::npos &&
                       request.query.find_first_of(" \r\n\"<>#") == std::string::npos;
    return known && plain && request.path.rfind('/', 0) == 0 &&
           request.body.size() <= limits.max_body_bytes && (request.method == "POST" || request.body.empty());
}

}  // namespace

/// The first byte says in pieces of which size the others come; the whole must be read like the pieces, and no
/// handler ever sees a request it was not promised.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    const std::size_t piece = 1 + data[0] % 64;
    std::vector<std::size_t> cuts;
    for (std::size_t cut = piece; cut < bytes.size(); cut += piece) cuts.push_back(cut);
    http::Limits limits;
    limits.max_header_bytes = 1024;
    limits.max_body_bytes = 256;

    const Conversation whole = converse(bytes, limits);
    const Conversation pieces = converse(bytes, limits, cuts);

    if (without_continue(whole.output) != without_continue(pieces.output)) std::abort();
    if (summary(whole) != summary(pieces) || whole.closed != pieces.closed) std::abort();
    for (const http::Request& request : whole.requests) {
        if (!is_sound(request, limits)) std::abort();
    }
    return 0;
}
