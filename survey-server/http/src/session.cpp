#include "session.hpp"

#include <utility>

#include "refusal_page.hpp"
#include "response_writer.hpp"

namespace http {

Session::Session(const Limits& limits) : limits_{&limits}, reader_{limits} {}

void Session::receive(std::string_view bytes) {
    if (closed_) return;
    input_ += bytes;
    read_on();
}

void Session::receive_end() {
    closed_ = true;
}

void Session::time_out() {
    if (request_under_way()) return refuse(408);
    closed_ = true;
}

bool Session::wants_bytes() const {
    return !has_request_ && !answering_ && !closed_;
}

bool Session::request_under_way() const {
    return wants_bytes() && reader_.begun();
}

void Session::read_on() {
    if (!wants_bytes() || input_.empty()) return;
    const std::size_t taken = reader_.take(input_);
    input_.erase(0, taken);
    if (reader_.state() == RequestReader::State::refused) return refuse(reader_.refusal());
    has_request_ = reader_.state() == RequestReader::State::complete;
    if (reader_.awaits_continue() && !told_to_continue_) {
        output_.head += "HTTP/1.1 100 Continue\r\n\r\n";
        told_to_continue_ = true;
    }
}

Request Session::next_request() {
    has_request_ = false;
    answering_ = true;
    client_keeps_open_ = reader_.keep_alive();
    return reader_.release();
}

void Session::answer(Response response, After after) {
    answering_ = false;
    if (!is_sendable(response)) response = refusal_page(500);
    const bool persistent = client_keeps_open_ && after == After::keep_open;
    send(std::move(response), persistent);
    if (closed_) return;
    reader_ = RequestReader{*limits_};
    told_to_continue_ = false;
    read_on();
}

void Session::refuse(int status) {
    send(refusal_page(status), false);
}

void Session::send(Response response, bool persistent) {
    const bool body_follows = has_body(response.status) && !reader_.is_head();
    output_.head += std::exchange(output_.body, {});
    output_.head += write_head(response, {persistent, reader_.is_http_1_0(), limits_->strict_transport});
    if (body_follows) output_.body = std::move(response.body);
    closed_ = !persistent;
}

Output Session::take_output() {
    return std::exchange(output_, {});
}

}  // namespace http
