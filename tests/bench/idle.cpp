// Many connections that have read a page and stay open: what they take of a server's time and memory.
//
//     bench_idle PORT COUNT PID [tls]        PID is the server's process
#include <arpa/inet.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "process_cost.hpp"
#include "spread.hpp"
#include "tls_context.hpp"
#include "wire.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kRequest = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
constexpr std::size_t kAtOnce = 64;  // being opened
constexpr std::chrono::seconds kIdle{3};
constexpr std::chrono::seconds kStaysOpen{6};
constexpr std::chrono::seconds kPatience{120};

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

class Crowd {
public:
    Crowd(const sockaddr_in& server, SSL_CTX* tls)
        : server_{server}, tls_{tls}, epoll_{epoll_create1(EPOLL_CLOEXEC)} {}
    ~Crowd() { close(epoll_); }
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    /// Opens connections until `count` have had their page. Those that are there ask again now and then, for a server
    /// closes who stays idle too long.
    void open(std::size_t count) {
        const auto give_up = Clock::now() + kPatience;
        auto ask_again = Clock::now() + kStaysOpen;
        while (served_ < count) {
            while (wires_.size() < count && wires_.size() < served_ + kAtOnce) add();
            std::array<epoll_event, 256> events;
            const int ready = epoll_wait(epoll_, events.data(), events.size(), 1000);
            for (int i = 0; i < ready; ++i) move_on(events[static_cast<std::size_t>(i)].data.u64);
            if (Clock::now() > give_up)
                throw std::runtime_error("only " + std::to_string(served_) + " in time");
            if (Clock::now() < ask_again) continue;
            for (std::size_t i = 0; i < wires_.size(); ++i) {
                if (has_page_[i]) wires_[i]->ask(kRequest);
                wires_[i]->move_on();
            }
            ask_again = Clock::now() + kStaysOpen;
        }
    }

    std::size_t still_open() {
        std::size_t open = 0;
        for (const auto& wire : wires_) {
            wire->move_on();
            if (!wire->broken()) ++open;
        }
        return open;
    }

private:
    void move_on(std::size_t number) {
        bench::Wire& wire = *wires_[number];
        wire.move_on();
        if (const auto answer = wire.take_answer()) {
            if (answer->status != 200) throw std::runtime_error("answered " + std::to_string(answer->status));
            if (!has_page_[number]) ++served_;
            has_page_[number] = true;
        } else if (wire.broken()) {
            throw std::runtime_error("cut after " + std::to_string(served_) + " connections");
        }
    }

    void add() {
        has_page_.push_back(false);
        wires_.push_back(std::make_unique<bench::Wire>(server_, tls_));
        bench::Wire& wire = *wires_.back();
        epoll_event event{EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, {}};
        event.data.u64 = wires_.size() - 1;
        epoll_ctl(epoll_, EPOLL_CTL_ADD, wire.descriptor(), &event);
        wire.ask(kRequest);
        wire.move_on();
    }

    const sockaddr_in& server_;
    SSL_CTX* tls_;
    int epoll_;
    std::vector<std::unique_ptr<bench::Wire>> wires_;
    std::vector<bool> has_page_;  // by wire
    std::size_t served_ = 0;
};

/// Milliseconds that somebody who comes now waits for the first page, again and again.
std::vector<double> newcomers(const sockaddr_in& server, SSL_CTX* tls) {
    std::vector<double> took;
    for (int i = 0; i < 50; ++i) {
        const auto begin = Clock::now();
        Crowd{server, tls}.open(1);
        took.push_back(1000.0 * seconds_since(begin));
    }
    return took;
}

void measure(std::uint16_t port, std::size_t count, pid_t process, SSL_CTX* tls) {
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);

    newcomers(server, tls);  // what a server allocates once is not the connections'
    const bench::ProcessCost before = bench::process_cost(process);
    const auto begin = Clock::now();
    Crowd crowd{server, tls};
    crowd.open(count);
    const double opening = seconds_since(begin);
    const bench::ProcessCost opened = bench::process_cost(process);

    std::this_thread::sleep_for(kIdle);
    const double idle_cpu = bench::process_cost(process).cpu_seconds - opened.cpu_seconds;
    const bench::Spread waits = bench::spread_of(newcomers(server, tls));

    const auto each = static_cast<double>(count);
    std::printf("  %zu connections opened in %.2f s, %.0f us of CPU each; %zu still open after %lld s\n",
                count, opening, 1e6 * (opened.cpu_seconds - before.cpu_seconds) / each, crowd.still_open(),
                static_cast<long long>(kIdle.count()));
    std::printf("  %.1f KB of memory each (%.0f MB before, %.0f MB with them)\n",
                1024.0 * (opened.resident_megabytes - before.resident_megabytes) / each,
                before.resident_megabytes, opened.resident_megabytes);
    std::printf("  idle they take %.2f %% of a core; a newcomer waits p50 %.1f, p99 %.1f ms for a page\n",
                100.0 * idle_cpu / static_cast<double>(kIdle.count()), waits.p50, waits.p99);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return std::fputs("usage: bench_idle PORT COUNT PID [tls]\n", stderr), 2;
    std::signal(SIGPIPE, SIG_IGN);
    try {
        measure(static_cast<std::uint16_t>(std::stoi(argv[1])), std::stoul(argv[2]), std::stoi(argv[3]),
                argc > 4 ? bench::tls_context() : nullptr);
        return 0;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bench_idle: %s\n", fault.what());
        return 1;
    }
}
