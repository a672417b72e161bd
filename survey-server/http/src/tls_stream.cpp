#include "tls_stream.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <cstring>
#include <new>
#include <utility>

#include "socket_bio.hpp"
#include "tcp_stream.hpp"

namespace http {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

namespace {

/// What one TLS record carries at most.
constexpr std::size_t kRecord = 16 * 1024;
/// After so much, other connections have their turn.
constexpr std::size_t kTurn = 4 * kRecord;

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};

/// OpenSSL works on the socket itself and has its buffers only while a record is under way: an idle connection
/// costs no 17 KB buffer, and nothing is copied between two layers.
class TlsStream : public Stream {
public:
    TlsStream(tcp::socket socket, SSL_CTX* context) : socket_{std::move(socket)}, ssl_{SSL_new(context)} {
        if (ssl_ == nullptr) throw std::bad_alloc{};
        prepare(socket_);
        error_code ignored;
        socket_.native_non_blocking(true, ignored);
        BIO* bio = socket_bio(socket_.native_handle());
        SSL_set_bio(ssl_.get(), bio, bio);
        SSL_set_accept_state(ssl_.get());
    }

    net::any_io_executor executor() override { return socket_.get_executor(); }

    void read_some(net::mutable_buffer buffer, Done done) override {
        if (said_goodbye_) return socket_.async_read_some(buffer, std::move(done));
        if (!has_more()) return read_when(tcp::socket::wait_read, buffer, std::move(done));
        net::post(executor(),
                  [this, buffer, done = std::move(done)]() mutable { read_now(buffer, std::move(done)); });
    }

    void cancel_read() override {
        error_code ignored;
        socket_.cancel(ignored);
    }

    void write_some(net::const_buffer head, net::const_buffer body, Done done) override {
        std::size_t sent = 0;
        const Outcome outcome = write_records(head, body, sent);
        if (sent == 0 && outcome == Outcome::later) return write_when_possible(head, body, std::move(done));
        const error_code result =
            sent == 0 && outcome == Outcome::failed ? net::error::broken_pipe : error_code{};
        net::post(executor(), [result, sent, done = std::move(done)] { done(result, sent); });
    }

    std::size_t available() override { return (has_more() ? 1 : 0) + bytes_to_read(socket_); }

    std::size_t unsent() override { return unacknowledged_bytes(socket_); }

    /// What still comes is thrown away by the caller: as it came, undecrypted.
    void end_of_writing() override {
        say_goodbye();
        said_goodbye_ = true;
        error_code ignored;
        socket_.shutdown(tcp::socket::shutdown_send, ignored);
    }

    void close() override {
        say_goodbye();
        error_code ignored;
        socket_.close(ignored);
    }

    void abort() override { reset(socket_); }

private:
    enum class Outcome { done, later, failed };

    /// Whether OpenSSL holds bytes that it could make something of. The beginning of a record alone is not enough.
    bool has_more() const { return !starved_ && SSL_has_pending(ssl_.get()) == 1; }

    void read_when(tcp::socket::wait_type event, net::mutable_buffer buffer, Done done) {
        socket_.async_wait(event, [this, buffer, done = std::move(done)](const error_code& failed) mutable {
            if (failed) return done(failed, 0);
            read_now(buffer, std::move(done));
        });
    }

    /// Runs on the strand, not within the caller of read_some.
    void read_now(net::mutable_buffer buffer, Done done) {
        if (!socket_.is_open()) return done(net::error::operation_aborted, 0);
        ERR_clear_error();
        std::size_t bytes = 0;
        const int result = SSL_read_ex(ssl_.get(), buffer.data(), buffer.size(), &bytes);
        switch (SSL_get_error(ssl_.get(), result)) {
            case SSL_ERROR_NONE:
                starved_ = false;
                return done({}, bytes);
            case SSL_ERROR_WANT_READ:
                starved_ = true;
                return done({}, 0);
            case SSL_ERROR_WANT_WRITE:
                return read_when(tcp::socket::wait_write, buffer, std::move(done));
            case SSL_ERROR_ZERO_RETURN:
                return done(net::error::eof, 0);
            default:
                broken_ = true;
                return done(net::error::connection_aborted, 0);
        }
    }

    void write_when_possible(net::const_buffer head, net::const_buffer body, Done done) {
        socket_.async_wait(tcp::socket::wait_write,
                           [this, head, body, done = std::move(done)](const error_code& failed) mutable {
                               if (failed) return done(failed, 0);
                               write_some(head, body, std::move(done));
                           });
    }

    /// One record after the other, until one does not go or it is the others' turn.
    Outcome write_records(net::const_buffer head, net::const_buffer body, std::size_t& sent) {
        const std::size_t all = head.size() + body.size();
        while (sent < std::min(all, kTurn)) {
            const std::size_t of_head = std::min(sent, head.size());
            std::size_t written = 0;
            const Outcome outcome = write_record(head + of_head, body + (sent - of_head), written);
            if (outcome != Outcome::done) return outcome;
            sent += written;
        }
        return Outcome::done;
    }

    /// A record that did not go is tried again with the same bytes, which OpenSSL asks for: it follows from what was
    /// sent before where a record begins.
    Outcome write_record(net::const_buffer head, net::const_buffer body, std::size_t& written) {
        thread_local std::array<char, kRecord> gathered;
        net::const_buffer record{body.data(), std::min(body.size(), kRecord)};
        if (head.size() > 0) {
            const std::size_t size = net::buffer_copy(net::buffer(gathered), std::array{head, body});
            record = net::const_buffer{gathered.data(), size};
        }
        ERR_clear_error();
        const int result = SSL_write_ex(ssl_.get(), record.data(), record.size(), &written);
        const int error = SSL_get_error(ssl_.get(), result);
        record_under_way_ = error == SSL_ERROR_WANT_WRITE;
        if (error == SSL_ERROR_NONE) return Outcome::done;
        if (record_under_way_) return Outcome::later;
        broken_ = true;
        return Outcome::failed;
    }

    /// close_notify, once, unless it would break into a record or a handshake.
    void say_goodbye() {
        if (said_goodbye_ || broken_ || record_under_way_ || SSL_is_init_finished(ssl_.get()) != 1) return;
        ERR_clear_error();
        SSL_shutdown(ssl_.get());
    }

    tcp::socket socket_;
    std::unique_ptr<SSL, FreeSsl> ssl_;
    bool starved_ = true;  // OpenSSL asked for more bytes than have come
    bool broken_ = false;
    bool record_under_way_ = false;
    bool said_goodbye_ = false;
};

}  // namespace

std::unique_ptr<Stream> tls_stream(tcp::socket socket, const TlsIdentity& identity) {
    return std::make_unique<TlsStream>(std::move(socket), identity.context());
}

}  // namespace http
