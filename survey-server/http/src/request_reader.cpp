#include "request_reader.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstdint>
#include <utility>

#include "request_rules.hpp"

namespace http {

namespace beast_http = boost::beast::http;

struct RequestReader::Parser : beast_http::request_parser<beast_http::string_body> {};

namespace {

std::string_view as_view(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

RequestHead head_of(const beast_http::request<beast_http::string_body>& message) {
    RequestHead head{as_view(message.method_string()), as_view(message.target()), {}};
    for (const auto& field : message)
        head.fields.push_back({as_view(field.name_string()), as_view(field.value())});
    return head;
}

}  // namespace

RequestReader::RequestReader(const Limits& limits)
    : limits_{&limits}, scanner_{limits.max_header_bytes}, parser_{std::make_unique<Parser>()} {
    parser_->header_limit(static_cast<std::uint32_t>(limits.max_header_bytes));
    parser_->body_limit(limits.max_body_bytes);
}

RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

std::size_t RequestReader::take(std::string_view bytes) {
    if (!bytes.empty()) begun_ = true;
    std::size_t taken = 0;
    while (state_ == State::head && taken < bytes.size()) taken += take_head(bytes.substr(taken));
    if (state_ == State::body && taken < bytes.size()) taken += take_body(bytes.substr(taken));
    return taken;
}

std::size_t RequestReader::take_head(std::string_view bytes) {
    const std::size_t taken = scanner_.take_line(bytes);
    lines_ += bytes.substr(0, taken);
    switch (scanner_.state()) {
        case HeadScanner::State::malformed:
            refuse(400);
            break;
        case HeadScanner::State::too_long:
            refuse(431);
            break;
        case HeadScanner::State::reading:
            if (!line_parsed_ && scanner_.at_line_start()) parse_request_line();
            break;
        case HeadScanner::State::complete:
            parse_fields();
            break;
    }
    return taken;
}

/// Alone and at once: whoever speaks something else than HTTP/1 is told without waiting for the end of a
/// head.
void RequestReader::parse_request_line() {
    boost::beast::error_code ec;
    parser_->put(boost::asio::buffer(lines_), ec);
    if (ec != beast_http::error::need_more) return refuse(400);
    line_parsed_ = true;
    is_head_ = parser_->get().method() == beast_http::verb::head;
    is_http_1_0_ = parser_->get().version() == 10;
    lines_.clear();
}

void RequestReader::parse_fields() {
    if (!line_parsed_) return refuse(400);
    boost::beast::error_code ec;
    parser_->put(boost::asio::buffer(lines_), ec);
    if (ec == beast_http::error::body_limit) return refuse(413);
    if (ec || !parser_->is_header_done()) return refuse(400);

    const RequestHead head = head_of(parser_->get());
    if (const auto status = refusal_of(head, *limits_)) return refuse(*status);
    awaits_continue_ = waits_for_continue(head) && !is_http_1_0();
    state_ = parser_->is_done() ? State::complete : State::body;
}

std::size_t RequestReader::take_body(std::string_view bytes) {
    awaits_continue_ = false;
    boost::beast::error_code ec;
    const std::size_t taken = parser_->put(boost::asio::buffer(bytes.data(), bytes.size()), ec);
    if (ec && ec != beast_http::error::need_more) {
        refuse(400);
    } else if (parser_->is_done()) {
        state_ = State::complete;
    }
    return taken;
}

void RequestReader::refuse(int status) {
    state_ = State::refused;
    refusal_ = status;
}

bool RequestReader::keep_alive() const {
    return parser_->keep_alive();
}

Request RequestReader::release() {
    auto message = parser_->release();
    const std::string_view target = as_view(message.target());
    const std::size_t mark = target.find('?');
    Request request;
    request.method = as_view(message.method_string());
    request.path = target.substr(0, mark);
    if (mark != std::string_view::npos) request.query = target.substr(mark + 1);
    request.body = std::move(message.body());
    return request;
}

}  // namespace http
