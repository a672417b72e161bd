#include "tcp_stream.hpp"

#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <utility>

namespace http {

namespace net = boost::asio;
using boost::system::error_code;

namespace {

/// How long the kernel itself waits for a client that acknowledges nothing, also after we have closed.
constexpr std::chrono::milliseconds kSilence{20'000};

class TcpStream : public Stream {
public:
    explicit TcpStream(net::ip::tcp::socket socket) : socket_{std::move(socket)} { prepare(socket_); }

    net::any_io_executor executor() override { return socket_.get_executor(); }

    void read_some(net::mutable_buffer buffer, Done done) override {
        socket_.async_read_some(buffer, std::move(done));
    }

    void cancel_read() override {
        error_code ignored;
        socket_.cancel(ignored);
    }

    void write_some(net::const_buffer head, net::const_buffer body, Done done) override {
        socket_.async_write_some(std::array{head, body}, std::move(done));
    }

    std::size_t available() override { return bytes_to_read(socket_); }
    std::size_t unsent() override { return unacknowledged_bytes(socket_); }

    void end_of_writing() override {
        error_code ignored;
        socket_.shutdown(net::ip::tcp::socket::shutdown_send, ignored);
    }

    void close() override {
        error_code ignored;
        socket_.close(ignored);
    }

    void abort() override { reset(socket_); }

private:
    net::ip::tcp::socket socket_;
};

}  // namespace

void prepare(net::ip::tcp::socket& socket) {
    error_code ignored;
    fcntl(socket.native_handle(), F_SETFD, FD_CLOEXEC);
    socket.set_option(net::ip::tcp::no_delay{true}, ignored);
    const auto silence = static_cast<unsigned>(kSilence.count());
    setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &silence, sizeof silence);
}

std::size_t bytes_to_read(const net::ip::tcp::socket& socket) {
    error_code failed;
    const std::size_t bytes = socket.available(failed);
    return failed ? 0 : bytes;
}

std::size_t unacknowledged_bytes(net::ip::tcp::socket& socket) {
    int bytes = 0;
    return ioctl(socket.native_handle(), SIOCOUTQ, &bytes) == 0 ? static_cast<std::size_t>(bytes) : 0;
}

void reset(net::ip::tcp::socket& socket) {
    error_code ignored;
    socket.set_option(net::socket_base::linger{true, 0}, ignored);
    socket.close(ignored);
}

std::unique_ptr<Stream> tcp_stream(net::ip::tcp::socket socket) {
    return std::make_unique<TcpStream>(std::move(socket));
}

}  // namespace http
