#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <set>
#include <string>

#include "catch.hpp"
#include "http/client.hpp"
#include "http/server.hpp"
#include "running_server.hpp"

using http::ListenError;
using http::Server;

namespace {

std::string refusal(const http::ListenOptions& options) {
    Answering handler = echo();
    try {
        const Server server{options, handler};
        return "listens";
    } catch (const ListenError& error) {
        return error.what();
    }
}

/// Outside the range from which the system takes ports by itself, so that nobody else gets it in between.
std::uint16_t uncommon_port() {
    return static_cast<std::uint16_t>(20'000 + getpid() % 10'000);
}

std::set<int> network_sockets() {
    std::set<int> sockets;
    for (int descriptor = 0; descriptor < 1024; ++descriptor) {
        int domain = 0;
        socklen_t size = sizeof domain;
        const bool is_socket = getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0;
        if (is_socket && domain == AF_INET) sockets.insert(descriptor);
    }
    return sockets;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A port in use is named with what to do", "[http][server]") {
    Answering handler = echo();
    const Server first{any_port(), handler};
    http::ListenOptions taken = any_port();
    taken.port = first.port();

    const std::string what = refusal(taken);

    CAPTURE(what);
    const std::string port = std::to_string(first.port());
    CHECK(contains(what, "le port " + port + " de 127.0.0.1 est déjà pris"));
    CHECK(contains(what, "--port"));
    CHECK(contains(what, "ss -ltnp 'sport = :" + port + "'"));
}

TEST_CASE("A port is free again as soon as its server has stopped", "[http][server]") {
    Answering handler = echo();
    http::ListenOptions options = any_port();
    options.port = uncommon_port();
    {
        Server first{options, handler};
        CHECK(client_of(first).get("/").status == 200);
    }

    const Server second{options, handler};

    CHECK(second.port() == options.port);
    CHECK(client_of(second).get("/").status == 200);
}

TEST_CASE("A program started meanwhile inherits no socket", "[http][server]") {
    const std::set<int> before = network_sockets();
    Answering handler = echo();
    const Server server{any_port(), handler};
    RawClient client{server};
    client.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    client.hear();

    int ours = 0;
    for (const int descriptor : network_sockets()) {
        if (before.count(descriptor) > 0) continue;
        ++ours;
        CHECK((fcntl(descriptor, F_GETFD) & FD_CLOEXEC) != 0);
    }
    CHECK(ours == 3);  // the listening one, the accepted one, the client's
}

TEST_CASE("What is no address is refused with an example", "[http][server]") {
    http::ListenOptions options = any_port();
    options.address = GENERATE(as<std::string>{}, "localhost", "", "127.0.0.256", "127.0.0.1:8080", "::g");

    const std::string what = refusal(options);

    CAPTURE(what);
    CHECK(contains(what, options.address));
    CHECK(contains(what, "n’est pas une adresse IP"));
    CHECK(contains(what, "--address 127.0.0.1"));
}

TEST_CASE("The address of another computer is refused", "[http][server]") {
    http::ListenOptions options = any_port();
    options.address = "192.0.2.1";

    const std::string what = refusal(options);

    CAPTURE(what);
    CHECK(contains(what, "192.0.2.1"));
    CHECK(contains(what, "ip address"));
}
