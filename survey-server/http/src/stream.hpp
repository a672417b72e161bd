#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <functional>

namespace http {

/// The bytes of one connection, whatever carries them. Every completion runs on executor(), which is a
/// strand.
class Stream {
public:
    using Done = std::function<void(boost::system::error_code, std::size_t)>;

    virtual ~Stream() = default;

    virtual boost::asio::any_io_executor executor() = 0;
    /// One read at a time; the buffer must live until `done`. End of stream is an error; no byte is none: what came was
    /// part of a handshake.
    virtual void read_some(boost::asio::mutable_buffer buffer, Done done) = 0;
    /// Lets the read under way complete with an error.
    virtual void cancel_read() = 0;
    /// One write at a time; sends as much of both parts as goes.
    virtual void write_some(boost::asio::const_buffer head, boost::asio::const_buffer body, Done done) = 0;

    /// Bytes that have come and were not read.
    virtual std::size_t available() = 0;
    /// Bytes that were written and that the other side has not acknowledged.
    virtual std::size_t unsent() = 0;

    /// Says that nothing more will be written; reading goes on.
    virtual void end_of_writing() = 0;
    /// Whatever was written is still delivered.
    virtual void close() = 0;
    /// Whatever was written and not acknowledged is thrown away.
    virtual void abort() = 0;
};

}  // namespace http
