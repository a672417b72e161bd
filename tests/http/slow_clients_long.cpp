#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "certificates.hpp"
#include "running_server.hpp"
#include "temporary_folder.hpp"
#include "tls_probe.hpp"

using http::Server;

namespace {

using Clock = std::chrono::steady_clock;

/// Far beyond every deadline of the server.
constexpr std::chrono::seconds kTooLong{90};

/// Connections of the visits that the server may still hold.
constexpr std::size_t kVisitors = 8;

/// How one attacker keeps its connection busy.
struct Attack {
    std::string name;
    std::size_t attackers = 0;
    std::string opening;  ///< said at once
    std::string trickle;  ///< said every second
    bool reads = true;    ///< what the server says
    bool tls = false;     ///< the server speaks TLS, the attacker does not
};

/// Connections that do as the attack says until the server has cut each of them.
class Crowd {
public:
    Crowd(const Server& server, const Attack& attack) : attack_{attack} {
        for (std::size_t i = 0; i < attack.attackers; ++i) {
            sockets_.push_back(tests::plain_socket(server));
            if (attack.reads) continue;
            const int bytes = 4096;
            setsockopt(sockets_.back().descriptor().number(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
        }
        say(attack.opening);
    }

    std::size_t connected() const { return sockets_.size(); }

    void go_on() {
        say(attack_.trickle);
        sockets_.erase(std::remove_if(sockets_.begin(), sockets_.end(),
                                      [this](http::Socket& socket) { return was_cut(socket); }),
                       sockets_.end());
    }

private:
    void say(const std::string& bytes) {
        if (bytes.empty()) return;
        for (http::Socket& socket : sockets_)
            send(socket.descriptor().number(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    }

    /// Who reads nothing does not learn it.
    bool was_cut(const http::Socket& socket) const {
        if (!attack_.reads) return false;
        char bytes[4096];
        ssize_t received = 0;
        while ((received = recv(socket.descriptor().number(), bytes, sizeof bytes, MSG_DONTWAIT)) > 0) {
        }
        return received == 0 || errno != EAGAIN;
    }

    Attack attack_;
    std::vector<http::Socket> sockets_;
};

std::size_t open_descriptors() {
    const std::filesystem::directory_iterator all{"/proc/self/fd"};
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

/// Both ends are in this process: two descriptors an attacker.
std::size_t at_most(std::size_t wanted) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    return std::min<std::size_t>(wanted, (limit.rlim_max - 1000) / 2);
}

struct Visits {
    int good = 0;
    int lost = 0;
    std::vector<double> milliseconds;
};

void visit(http::Client client, Visits& visits) {
    const auto start = Clock::now();
    try {
        ++(client.get("/").status == 200 && client.post_form("/envoi", "a=1").status == 200 ? visits.good
                                                                                            : visits.lost);
    } catch (const http::ConnectionError&) {
        ++visits.lost;
    }
    visits.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
}

}  // namespace

TEST_CASE("Thousands of slow clients are cut while every visit is answered", "[.long][http][server]") {
    std::string many_pages;
    for (int i = 0; i < 6; ++i) many_pages += "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
    const std::string form =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    const std::string hello = tests::client_hello();
    const std::vector<Attack> attacks{
        {"headers that never end", at_most(3000), "GET / HTTP/1.1\r\nHost: h\r\nX: ", "x", true, false},
        {"bodies that never end", at_most(3000), form + "Content-Length: 8192\r\n\r\na=", "x", true, false},
        {"pages that are not read", at_most(3000), many_pages, "", false, false},
        {"ranges", at_most(3000), "GET / HTTP/1.1\r\nHost: h\r\nRange: bytes=0-,0-1,0-2\r\n\r\n", "", true,
         false},
        {"idle connections", at_most(4000), "", "", true, false},
        {"half handshakes", at_most(1500), hello, "", true, true},
        {"cut handshakes", at_most(4000), hello.substr(0, 50), "", true, true},
    };
    const std::string page(15'000, 'x');
    Answering handler{[&page](const http::Request&, const http::Respond& respond) {
        respond({200, "text/plain", page, {}});
    }};
    const tests::TemporaryFolder folder;
    const http::TlsFiles files = tests::write_certificate(folder.path(), "essai");
    for (const Attack& attack : attacks) {
        http::ListenOptions options = any_port();
        options.request_timeout = std::chrono::seconds{6};
        options.tls.reset();
        if (attack.tls) options.tls = files;
        Server server{options, handler};
        const std::optional<http::Trust> trust =
            attack.tls ? std::optional{http::Trust{files.certificate}} : std::nullopt;
        const auto client = [&] { return http::Client{"127.0.0.1", server.port(), kTooLong, trust}; };

        const std::size_t at_rest = open_descriptors();
        const auto start = Clock::now();
        Crowd crowd{server, attack};
        const auto at_server = [&] { return open_descriptors() - at_rest - crowd.connected(); };
        Visits visits;
        auto next = Clock::now();
        do {
            visit(client(), visits);
            if (Clock::now() < next) continue;
            crowd.go_on();
            next = Clock::now() + std::chrono::seconds{1};
        } while (at_server() > kVisitors && Clock::now() < start + kTooLong);

        std::sort(visits.milliseconds.begin(), visits.milliseconds.end());
        std::cout << attack.name << ": " << attack.attackers << " attackers, " << at_server()
                  << " held after " << std::chrono::duration<double>(Clock::now() - start).count() << " s; "
                  << visits.good << " visits answered, " << visits.lost << " lost, p99 "
                  << visits.milliseconds[visits.milliseconds.size() * 99 / 100] << " ms\n";
        CAPTURE(attack.name);
        CHECK(at_server() <= kVisitors);
        CHECK(visits.lost == 0);
        CHECK(visits.good > 0);
    }
}
