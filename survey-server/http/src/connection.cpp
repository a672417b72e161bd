#include "connection.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <string_view>
#include <utility>

#include "pending_answer.hpp"
#include "refusal_page.hpp"

namespace http {

namespace net = boost::asio;
using boost::system::error_code;

namespace {

/// How long a client may take to read its last answer, what it still sends being thrown away: closing at once
/// would reset the connection under the answer.
constexpr std::chrono::seconds kLinger{2};

/// As long as a handler takes, nothing is the client's fault.
constexpr std::chrono::hours kNoDeadline{24};

}  // namespace

Connection::Connection(std::shared_ptr<Shared> shared, std::unique_ptr<Stream> stream)
    : shared_{std::move(shared)},
      stream_{std::move(stream)},
      session_{shared_->limits},
      drain_{shared_->request_timeout},
      timer_{stream_->executor()} {}

/// A step that cannot be taken, for want of memory, ends its connection and no other.
template <class Step>
void Connection::post(Step step) {
    net::post(stream_->executor(), [self = shared_from_this(), step = std::move(step)]() mutable {
        try {
            step();
        } catch (...) {
            self->abort();
        }
    });
}

template <class Step>
Stream::Done Connection::then(Step step) {
    return [self = shared_from_this(), step](const error_code& failed, std::size_t bytes) {
        try {
            step(failed, bytes);
        } catch (...) {
            self->abort();
        }
    };
}

void Connection::start() {
    post([this] { advance(); });
}

void Connection::stop() {
    post([this] {
        if (is_idle()) end();
    });
}

void Connection::cut() {
    post([this] { abort(); });
}

void Connection::answer(Response response) {
    if (asking_ == std::this_thread::get_id()) {
        at_once_ = std::move(response);
        return;
    }
    shared_->open.if_open(*this, [this, &response] {
        post([this, response = std::move(response)]() mutable { on_answer(std::move(response)); });
    });
}

void Connection::fail() {
    shared_->notices.page_failed(Clock::now());
    answer(refusal_page(500));
}

void Connection::advance() {
    output_ = session_.take_output();
    written_ = 0;
    if (!output_.empty()) {
        write();
    } else if (session_.closed()) {
        linger();
    } else if (session_.has_request()) {
        ask_handler();
    } else {
        read();
    }
}

void Connection::read() {
    phase_ = Phase::reading;
    const Clock::time_point latest = Clock::now() + shared_->patience();
    if (!session_.request_under_way()) {
        request_deadline_.reset();
    } else if (!request_deadline_) {
        request_deadline_ = latest;
    }
    set_deadline(request_deadline_.value_or(latest));
    await_bytes();
}

/// Within the deadline that was set: a handshake has as long as an idle connection, from its first byte to its last.
void Connection::await_bytes() {
    if (shared_->stopping && is_idle()) return end();
    stream_->read_some(net::buffer(received_),
                       then([this](const error_code& failed, std::size_t bytes) { on_read(failed, bytes); }));
}

void Connection::on_read(const error_code& failed, std::size_t bytes) {
    if (phase_ == Phase::ended) return;
    if (failed && !timed_out_) return end();
    if (bytes == 0 && !timed_out_) return await_bytes();
    session_.receive(std::string_view{received_.data(), bytes});
    if (std::exchange(timed_out_, false) && session_.wants_bytes()) session_.time_out();
    advance();
}

void Connection::ask_handler() {
    look_at_drain();
    note_drain();
    if (drain_.stalled(Clock::now())) return abort();

    phase_ = Phase::answering;
    request_deadline_.reset();
    set_deadline(Clock::now() + kNoDeadline);
    const Request request = session_.next_request();
    const auto pending = std::make_shared<PendingAnswer>(weak_from_this());
    asking_ = std::this_thread::get_id();
    try {
        shared_->handler->handle(request,
                                 [pending](Response response) { pending->give(std::move(response)); });
    } catch (...) {
        pending->fail();
    }
    asking_ = std::thread::id{};
    if (auto response = std::exchange(at_once_, std::nullopt)) on_answer(std::move(*response));
}

void Connection::on_answer(Response response) {
    if (phase_ != Phase::answering) return;
    const bool must_close = shared_->stopping || shared_->crowded();
    session_.answer(std::move(response), must_close ? Session::After::close : Session::After::keep_open);
    advance();
}

void Connection::write() {
    phase_ = Phase::writing;
    // Before the first byte of an answer, ask_handler has just looked.
    if (written_ > 0) look_at_drain();
    note_drain();
    set_deadline(drain_.deadline().value_or(Clock::now() + shared_->request_timeout));
    const std::size_t of_head = std::min(written_, output_.head.size());
    const std::size_t of_body = written_ - of_head;
    stream_->write_some(
        net::buffer(output_.head) + of_head, net::buffer(output_.body) + of_body,
        then([this](const error_code& failed, std::size_t bytes) { on_write(failed, bytes); }));
}

void Connection::on_write(const error_code& failed, std::size_t bytes) {
    if (phase_ == Phase::ended) return;
    if (failed) return end();
    written_ += bytes;
    written_before_ += bytes;
    if (written_ < output_.head.size() + output_.body.size()) return write();
    advance();
}

void Connection::linger() {
    if (phase_ != Phase::lingering) {
        phase_ = Phase::lingering;
        stream_->end_of_writing();
        set_deadline(Clock::now() + kLinger);
    }
    stream_->read_some(net::buffer(received_),
                       then([this](const error_code& failed, std::size_t) { on_discarded(failed); }));
}

void Connection::on_discarded(const error_code& failed) {
    if (phase_ == Phase::ended) return;
    if (failed) return end();
    linger();
}

/// Who has not taken the last answer yet has as long as for any other; what the kernel holds for it is thrown away then.
void Connection::on_lingered() {
    note_drain();
    const auto until = drain_.deadline();
    if (!until) return end();
    if (drain_.stalled(Clock::now())) return abort();
    deadline_ = std::min(*until, Clock::now() + kLinger);
    wait_for_deadline();
}

void Connection::end() {
    if (phase_ == Phase::ended) return;
    phase_ = Phase::ended;
    timer_.cancel();
    stream_->close();
    shared_->open.remove(*this);
}

void Connection::abort() {
    if (phase_ == Phase::ended) return;
    stream_->abort();
    end();
}

/// Nothing of a request has come. What lies in the kernel unread was received too.
bool Connection::is_idle() {
    return phase_ == Phase::reading && session_.wants_bytes() && !session_.request_under_way() &&
           stream_->available() == 0;
}

/// Asks the kernel, which costs as much as a read.
void Connection::look_at_drain() {
    buffered_ = std::min<std::uint64_t>(stream_->unsent(), written_before_);
}

void Connection::note_drain() {
    const std::uint64_t unwritten = output_.head.size() + output_.body.size() - written_;
    drain_.note(written_before_ - buffered_, buffered_ + unwritten, Clock::now());
}

/// The timer is only ever moved forward when it is late; when it fires early it waits for the rest.
void Connection::set_deadline(Clock::time_point deadline) {
    const bool waits_long_enough = deadline_ != Clock::time_point{} && timer_.expiry() <= deadline;
    deadline_ = deadline;
    if (!waits_long_enough) wait_for_deadline();
}

void Connection::wait_for_deadline() {
    timer_.expires_at(deadline_);
    timer_.async_wait([self = shared_from_this()](const error_code& cancelled) {
        if (!cancelled && self->phase_ != Phase::ended) self->on_deadline();
    });
}

void Connection::on_deadline() {
    if (phase_ == Phase::writing) {
        look_at_drain();
        note_drain();
        deadline_ = std::max(deadline_, drain_.deadline().value_or(deadline_));
    }
    if (Clock::now() < deadline_) return wait_for_deadline();
    switch (phase_) {
        case Phase::reading:
            note_drain();
            if (drain_.stalled(Clock::now())) return abort();
            timed_out_ = true;
            set_deadline(Clock::now() + kLinger);
            wait_for_deadline();
            stream_->cancel_read();
            break;
        case Phase::writing:
        case Phase::answering:
            abort();
            break;
        case Phase::lingering:
            on_lingered();
            break;
        case Phase::ended:
            break;
    }
}

}  // namespace http
