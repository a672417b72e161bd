#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <thread>

#include "drain_watch.hpp"
#include "http/handler.hpp"
#include "limits.hpp"
#include "notices.hpp"
#include "open_connections.hpp"
#include "session.hpp"
#include "stream.hpp"

namespace http {

/// What the connections of one server share. Each holds it, so that an answer given after the server's end
/// finds everything it touches.
struct Shared {
    explicit Shared(Tell tell) : notices{std::move(tell)} {}

    Limits limits;
    std::chrono::steady_clock::duration request_timeout;
    std::size_t max_connections;
    Handler* handler;
    Notices notices;
    boost::asio::io_context context;
    OpenConnections open;
    std::atomic<bool> stopping{false};

    /// Whether connections should end after their answer, to leave room for others.
    bool crowded() const { return open.count() > max_connections / 2; }
    /// How long a client may stay idle or take for one request.
    std::chrono::steady_clock::duration patience() const {
        return crowded() ? request_timeout / 3 : request_timeout;
    }
};

/// Carries bytes between a stream and a session, asks the handler, and cuts who is too slow:
///
///     (reading+ answering writing+)* lingering
///
/// Everything private runs on the stream's strand. Steps are plain callbacks that hold the connection.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(std::shared_ptr<Shared> shared, std::unique_ptr<Stream> stream);

    void start();
    /// Ends the connection if it is idle; else its request is answered first. From any thread.
    void stop();
    /// Ends it whatever it is doing. From any thread.
    void cut();
    /// The answer to the request under way. From any thread.
    void answer(Response response);
    /// The handler has none to give: a general page, and the administrator is told. From any thread.
    void fail();

private:
    using Clock = std::chrono::steady_clock;
    enum class Phase { reading, answering, writing, lingering, ended };

    template <class Step>
    void post(Step step);
    template <class Step>
    Stream::Done then(Step step);

    void advance();
    void read();
    void await_bytes();
    void on_read(const boost::system::error_code& failed, std::size_t bytes);
    void ask_handler();
    void on_answer(Response response);
    void write();
    void on_write(const boost::system::error_code& failed, std::size_t bytes);
    void linger();
    void on_discarded(const boost::system::error_code& failed);
    void on_lingered();
    void end();
    void abort();

    bool is_idle();
    void look_at_drain();
    void note_drain();
    void set_deadline(Clock::time_point deadline);
    void wait_for_deadline();
    void on_deadline();

    std::shared_ptr<Shared> shared_;
    std::unique_ptr<Stream> stream_;
    Session session_;
    Phase phase_ = Phase::reading;
    std::array<char, 8192> received_;

    Output output_;                     // being written
    std::size_t written_ = 0;           // of output_
    std::uint64_t written_before_ = 0;  // on this connection
    std::uint64_t buffered_ = 0;        // of those, not taken by the client when last looked at
    DrainWatch drain_;

    boost::asio::steady_timer timer_;  // always waiting, at the latest for deadline_
    Clock::time_point deadline_;
    std::optional<Clock::time_point> request_deadline_;  // of the request under way, from its first byte
    bool timed_out_ = false;

    std::atomic<std::thread::id> asking_;  // the thread that is in the handler for this connection
    std::optional<Response> at_once_;      // given by the handler before it returned
};

}  // namespace http
