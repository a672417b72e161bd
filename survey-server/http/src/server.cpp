#include "http/server.hpp"

#include <fcntl.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <csignal>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "certificate_keeper.hpp"
#include "connection.hpp"
#include "listen_error.hpp"
#include "tcp_stream.hpp"
#include "tls_stream.hpp"

namespace http {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

namespace {

constexpr int kBacklog = 4096;
constexpr std::chrono::milliseconds kUntilOneEnds{20};
constexpr std::chrono::milliseconds kUntilDescriptorsAreFree{100};

/// File descriptors are also needed for the urn, the signals and the pool. The process takes as many as the system grants:
/// the usual 1024 are there for programs that still use select(2).
std::size_t connections_within_descriptors(std::size_t wanted) {
    constexpr std::size_t reserve = 64;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
    rlimit raised = limit;
    raised.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, wanted + reserve));
    if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    if (limit.rlim_cur == RLIM_INFINITY) return wanted;
    const auto descriptors = static_cast<std::size_t>(limit.rlim_cur);
    return std::max<std::size_t>(
        1, std::min(wanted, descriptors > 2 * reserve ? descriptors - reserve : descriptors / 2));
}

tcp::acceptor listen(net::io_context& context, const ListenOptions& options) {
    error_code failed;
    const auto address = net::ip::make_address(options.address, failed);
    if (failed) throw not_an_address(options);

    const tcp::endpoint endpoint{address, options.port};
    tcp::acceptor acceptor{net::make_strand(context)};
    acceptor.open(endpoint.protocol(), failed);
    if (!failed) acceptor.set_option(net::socket_base::reuse_address{true}, failed);
    if (!failed) acceptor.bind(endpoint, failed);
    if (!failed) acceptor.listen(kBacklog, failed);
    if (failed) throw listen_error(options, failed);
    // A program started meanwhile, such as a browser, must not keep the port after us.
    fcntl(acceptor.native_handle(), F_SETFD, FD_CLOEXEC);
    return acceptor;
}

std::shared_ptr<Shared> shared_by_connections(const ListenOptions& options, Handler& handler) {
    const auto shared = std::make_shared<Shared>(options.tell);
    shared->limits.max_header_bytes = options.max_header_bytes;
    shared->limits.max_body_bytes = options.max_body_bytes;
    shared->limits.hosts = options.hosts;
    shared->limits.strict_transport = options.tls && options.strict_transport;
    shared->request_timeout = options.request_timeout;
    shared->max_connections = connections_within_descriptors(options.max_connections);
    shared->handler = &handler;
    return shared;
}

/// The threads that run every step of every connection, until nothing is left to do.
class Pool {
public:
    Pool(net::io_context& context, unsigned threads) : context_{context}, work_{context.get_executor()} {
        try {
            for (unsigned i = 0; i < std::max(1U, threads); ++i) threads_.emplace_back([this] { run(); });
        } catch (...) {
            join();
            throw;
        }
    }
    ~Pool() { join(); }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    void join() {
        work_.reset();
        for (std::thread& thread : threads_) {
            if (thread.joinable()) thread.join();
        }
    }

private:
    /// What escapes from a step is a lack of memory; the step's connection has its deadline, the thread goes
    /// on.
    void run() {
        for (;;) {
            try {
                context_.run();
                return;
            } catch (...) {
            }
        }
    }

    net::io_context& context_;
    net::executor_work_guard<net::io_context::executor_type> work_;
    std::vector<std::thread> threads_;
};

}  // namespace

struct Server::Impl {
    Impl(const ListenOptions& options, Handler& handler)
        : drain_timeout{options.drain_timeout},
          certificate_interval{options.certificate_interval},
          shared{shared_by_connections(options, handler)},
          certificate{keeper(options, shared->notices)},
          acceptor{listen(shared->context, options)},
          pause{acceptor.get_executor()},
          next_look{acceptor.get_executor()},
          port{acceptor.local_endpoint().port()},
          pool{shared->context, options.threads} {
        net::post(acceptor.get_executor(), [this] {
            accept();
            if (certificate) look_later();
        });
    }

    static std::optional<CertificateKeeper> keeper(const ListenOptions& options, Notices& notices) {
        if (!options.tls) return std::nullopt;
        return std::optional<CertificateKeeper>{std::in_place, *options.tls, notices};
    }

    void look_later() {
        next_look.expires_after(certificate_interval);
        next_look.async_wait([this](const error_code&) {
            if (shared->stopping) return;
            certificate->look();
            look_later();
        });
    }

    void reload_certificate() {
        if (!certificate) return;
        net::post(acceptor.get_executor(), [this] { certificate->reload(); });
    }

    void accept() {
        if (shared->stopping) return;
        if (shared->open.count() >= shared->max_connections) return accept_after(kUntilOneEnds);
        acceptor.async_accept(
            net::make_strand(shared->context),
            [this](const error_code& failed, tcp::socket socket) { on_accept(failed, std::move(socket)); });
    }

    /// Whatever fails here, the next connection is waited for.
    void on_accept(const error_code& failed, tcp::socket socket) {
        try {
            if (!failed) serve(std::move(socket));
        } catch (const std::bad_alloc&) {
            return accept_after(kUntilDescriptorsAreFree);
        }
        if (failed && failed != net::error::connection_aborted) return accept_after(kUntilDescriptorsAreFree);
        accept();
    }

    void accept_after(std::chrono::milliseconds time) {
        if (shared->stopping) return;
        pause.expires_after(time);
        pause.async_wait([this](const error_code&) { accept(); });
    }

    void serve(tcp::socket socket) {
        auto stream = certificate ? tls_stream(std::move(socket), certificate->current())
                                  : tcp_stream(std::move(socket));
        const auto connection = std::make_shared<Connection>(shared, std::move(stream));
        shared->open.add(connection);
        connection->start();
    }

    void reload_at(net::signal_set& signals) {
        signals.async_wait([this, &signals](const error_code& failed, int) {
            if (failed) return;
            reload_certificate();
            reload_at(signals);
        });
    }

    void stop_accepting() {
        std::promise<void> stopped;
        net::post(acceptor.get_executor(), [this, &stopped] {
            error_code ignored;
            acceptor.close(ignored);
            pause.cancel();
            next_look.cancel();
            stopped.set_value();
        });
        stopped.get_future().wait();
    }

    void stop() {
        const std::lock_guard lock{stop_once};
        if (shared->stopping.exchange(true)) return;
        stop_accepting();
        for (const auto& connection : shared->open.all()) connection->stop();
        for (auto patience = std::chrono::milliseconds{drain_timeout}; !shared->open.none_within(patience);
             patience = kUntilOneEnds) {
            for (const auto& connection : shared->open.all()) connection->cut();
        }
        pool.join();
        signal_wait.stop();
    }

    std::chrono::seconds drain_timeout;
    std::chrono::milliseconds certificate_interval;
    std::shared_ptr<Shared> shared;
    std::optional<CertificateKeeper> certificate;  // used on the acceptor's strand
    tcp::acceptor acceptor;
    net::steady_timer pause;
    net::steady_timer next_look;
    std::uint16_t port;
    Pool pool;
    std::mutex stop_once;
    net::io_context signal_wait{1};
};

Server::Server(const ListenOptions& options, Handler& handler)
    : impl_{std::make_unique<Impl>(options, handler)} {}

Server::~Server() {
    stop();
}

std::uint16_t Server::port() const {
    return impl_->port;
}

void Server::stop() {
    impl_->stop();
}

void Server::reload_certificate() {
    impl_->reload_certificate();
}

/// A second signal, while requests are still being answered, ends the process as usual.
void Server::run_until_signal() {
    {
        net::signal_set signals{impl_->signal_wait, SIGTERM, SIGINT};
        signals.async_wait([this](const error_code& failed, int) {
            if (!failed) impl_->signal_wait.stop();
        });
        net::signal_set reloads{impl_->signal_wait};
        if (impl_->certificate) {
            reloads.add(SIGHUP);
            impl_->reload_at(reloads);
        }
        impl_->signal_wait.run();
    }
    stop();
}

}  // namespace http
