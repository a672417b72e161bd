#include <unistd.h>
#include <csignal>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "catch.hpp"
#include "http/client.hpp"
#include "http/server.hpp"
#include "running_server.hpp"

using http::Client;
using http::ConnectionError;
using http::Request;
using http::Respond;
using http::Response;
using http::Server;

namespace {

const std::string kGet = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A handler that keeps the first request until the test answers it.
struct Keeping : http::Handler {
    void handle(const Request&, Respond respond) override { kept.set_value(std::move(respond)); }

    std::promise<Respond> kept;
    std::future<Respond> first = kept.get_future();
};

bool accepts(std::uint16_t port) {
    try {
        const http::Socket socket{"127.0.0.1", port,
                                  std::chrono::steady_clock::now() + std::chrono::seconds{30}};
        return true;
    } catch (const ConnectionError&) {
        return false;
    }
}

void wait_until_closed(std::uint16_t port) {
    while (accepts(port)) std::this_thread::sleep_for(std::chrono::milliseconds{5});
}

using SignalHandler = void (*)(int);

SignalHandler handler_of(int signal) {
    struct sigaction action {};
    sigaction(signal, nullptr, &action);
    return action.sa_handler;
}

}  // namespace

TEST_CASE("A signal ends the server after the request under way got its answer", "[http][server]") {
    const int signal = GENERATE(SIGTERM, SIGINT);
    const SignalHandler before = handler_of(signal);
    Keeping handler;
    Server server{any_port(), handler};
    std::thread running{[&server] { server.run_until_signal(); }};
    while (handler_of(signal) == before) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    RawClient client{server};
    client.say(kGet);
    const Respond respond = handler.first.get();

    kill(getpid(), signal);
    wait_until_closed(server.port());
    respond({200, "text/plain", "kept its word", {}});

    const std::string answer = client.hear_to_end();
    CHECK(contains(answer, "\r\n\r\nkept its word"));
    CHECK(contains(answer, "\r\nConnection: close\r\n"));
    running.join();
    CHECK(handler_of(signal) == SIG_DFL);  // a second one would end the process
}

TEST_CASE("Stopping lets a request end that has begun to come", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    RawClient client{server};
    client.say("GET /un HTTP/1.1\r\nHost: h\r\n\r\nGET /de");
    client.hear();

    std::thread stopping{[&server] { server.stop(); }};
    wait_until_closed(server.port());
    client.say("ux HTTP/1.1\r\nHost: h\r\n\r\n");

    CHECK(contains(client.hear_to_end(), "\r\n\r\nGET /deux "));
    stopping.join();
}

TEST_CASE("Stopping closes idle connections at once", "[http][server]") {
    Answering handler = echo();
    http::ListenOptions patient = any_port();
    patient.drain_timeout = std::chrono::seconds{100};
    patient.request_timeout = std::chrono::seconds{100};
    Server server{patient, handler};
    RawClient silent{server};
    RawClient served{server};
    served.say(kGet);
    served.hear();

    server.stop();

    CHECK(silent.hear_to_end().empty());
    CHECK(served.hear_to_end().empty());
}

TEST_CASE("Stopping does not wait for ever", "[http][server]") {
    Keeping handler;
    http::ListenOptions options = any_port();
    options.drain_timeout = std::chrono::seconds{1};
    auto server = std::make_unique<Server>(options, handler);
    RawClient client{*server};
    client.say(kGet);
    const Respond respond = handler.first.get();

    server->stop();

    CHECK(client.hear_to_end().empty());
    server.reset();
    respond({200, "text/plain", "too late", {}});
}

TEST_CASE("Answers given while the server is being destroyed are harmless", "[http][server]") {
    for (int round = 0; round < 20; ++round) {
        std::thread writer;
        {
            Answering handler{[&writer](const Request&, Respond respond) {
                writer = std::thread{[respond = std::move(respond)] { respond({}); }};
            }};
            http::ListenOptions options = any_port();
            options.drain_timeout = std::chrono::seconds{0};
            Server server{options, handler};
            RawClient client{server};
            client.say(kGet);
            if (round % 2 == 0) client.hear();
        }
        if (writer.joinable()) writer.join();
    }
}

TEST_CASE("Stopping twice is stopping once", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    CHECK(client_of(server).get("/").status == 200);

    std::thread other{[&server] { server.stop(); }};
    server.stop();
    other.join();
    server.stop();
    server.run_until_signal();

    CHECK_FALSE(accepts(server.port()));
}

TEST_CASE("A server that nobody asked anything ends too", "[http][server]") {
    for (int round = 0; round < 50; ++round) {
        Answering handler = echo();
        const Server server{any_port(), handler};
    }
}
