#include "response_writer.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ascii.hpp"

namespace http {

namespace {

using Header = std::pair<std::string_view, std::string_view>;

constexpr std::string_view kPolicy = "Content-Security-Policy";
constexpr std::array<Header, 7> kSecurityHeaders{{
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Embedder-Policy", "require-corp"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
}};

std::string_view text_of(PagePolicy policy) {
    switch (policy) {
        case PagePolicy::own_files:
            return "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                   "frame-ancestors 'none'; "
                   "base-uri 'none'";
        case PagePolicy::self_contained:
            return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
                   "frame-ancestors 'none'; "
                   "base-uri 'none'";
    }
    return "default-src 'none'";
}

constexpr std::string_view kStrictTransport = "Strict-Transport-Security";
constexpr std::string_view kCacheControl = "Cache-Control";
constexpr std::array<std::string_view, 5> kFramingHeaders{"Connection", "Content-Length", "Content-Type",
                                                          "Keep-Alive", "Transfer-Encoding"};

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 204:
            return "No Content";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 411:
            return "Length Required";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        default:
            return "";
    }
}

bool is_token(std::string_view name) {
    return !name.empty() && consists_of(name, "!#$%&'*+-.^_`|~");
}

bool is_one_line(std::string_view value) {
    return std::none_of(value.begin(), value.end(), [](char c) { return is_control(c) && c != '\t'; });
}

bool is_ours(std::string_view name) {
    return std::any_of(kFramingHeaders.begin(), kFramingHeaders.end(),
                       [name](std::string_view ours) { return same_word(name, ours); }) ||
           same_word(name, kPolicy) || same_word(name, kStrictTransport) ||
           std::any_of(kSecurityHeaders.begin(), kSecurityHeaders.end(),
                       [name](const Header& ours) { return same_word(name, ours.first); });
}

void append(std::string& head, std::string_view name, std::string_view value) {
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
}

}  // namespace

bool has_body(int status) {
    return status != 204 && status != 304;
}

bool is_sendable(const Response& response) {
    if (response.status < 200 || response.status > 599) return false;
    if (response.content_type.empty() || !is_one_line(response.content_type)) return false;
    return std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
        return is_token(header.first) && is_one_line(header.second) && !is_ours(header.first);
    });
}

std::string write_head(const Response& response, const Framing& framing) {
    std::string head;
    head.reserve(768);
    head += "HTTP/1.1 ";
    head += std::to_string(response.status);
    head += ' ';
    head += reason_of(response.status);
    head += "\r\n";
    if (!framing.persistent) {
        append(head, "Connection", "close");
    } else if (framing.http_1_0) {
        append(head, "Connection", "keep-alive");
    }
    if (has_body(response.status)) {
        append(head, "Content-Type", response.content_type);
        append(head, "Content-Length", std::to_string(response.body.size()));
    }
    append(head, kPolicy, text_of(response.policy));
    for (const auto& [name, value] : kSecurityHeaders) append(head, name, value);
    if (framing.strict_transport) append(head, kStrictTransport, "max-age=63072000; includeSubDomains");

    bool has_cache_control = false;
    for (const auto& [name, value] : response.headers) {
        has_cache_control = has_cache_control || same_word(name, kCacheControl);
        append(head, name, value);
    }
    if (!has_cache_control) append(head, kCacheControl, "no-store");
    head += "\r\n";
    return head;
}

}  // namespace http
