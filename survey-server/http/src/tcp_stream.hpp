#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <memory>

#include "stream.hpp"

namespace http {

/// Plain TCP. The socket's executor must be a strand.
std::unique_ptr<Stream> tcp_stream(boost::asio::ip::tcp::socket socket);

}  // namespace http
