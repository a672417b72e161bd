#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <memory>

#include "stream.hpp"

namespace http {

/// Plain TCP. The socket's executor must be a strand.
std::unique_ptr<Stream> tcp_stream(boost::asio::ip::tcp::socket socket);

// For whatever is carried by TCP:

/// Sets what makes a connection serve better; without it the connection works too.
void prepare(boost::asio::ip::tcp::socket& socket);
/// In the kernel, come and not read.
std::size_t bytes_to_read(const boost::asio::ip::tcp::socket& socket);
/// In the kernel, written and not acknowledged by the other side.
std::size_t unacknowledged_bytes(boost::asio::ip::tcp::socket& socket);
/// Closes, and throws away what was not acknowledged.
void reset(boost::asio::ip::tcp::socket& socket);

}  // namespace http
