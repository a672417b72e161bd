#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <memory>

#include "stream.hpp"
#include "tls_identity.hpp"

namespace http {

/// The server's end of TLS over TCP; the handshake is part of the first read. The socket's executor must be a
/// strand. The identity may be replaced and destroyed meanwhile.
std::unique_ptr<Stream> tls_stream(boost::asio::ip::tcp::socket socket, const TlsIdentity& identity);

}  // namespace http
