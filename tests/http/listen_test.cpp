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
    {
        Server first{options, handler};
        options.port = first.port();
        CHECK(http::Client{"127.0.0.1", first.port()}.get("/").status == 200);
    }

    const Server second{options, handler};

    CHECK(second.port() == options.port);
    CHECK(http::Client{"127.0.0.1", second.port()}.get("/").status == 200);
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
