#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "http/client.hpp"
#include "http/server.hpp"
#include "running_server.hpp"

using http::Client;
using http::Request;
using http::Respond;
using http::Server;

namespace {

const std::string kGet = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

http::ListenOptions impatient() {
    http::ListenOptions options = any_port();
    options.request_timeout = std::chrono::seconds{1};
    return options;
}

}  // namespace

TEST_CASE("A body over the limit is refused though the client sends it all", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    const std::size_t size = GENERATE(65'537U, 200'000U, 3'000'000U);
    CAPTURE(size);
    Client client = client_of(server);

    const auto answer = client.post_form("/envoi", std::string(size, 'a'));

    CHECK(answer.status == 413);
    CHECK(contains(answer.body, "Réponse trop longue"));
    CHECK(client.post_form("/envoi", std::string(65'536, 'a')).status == 200);
}

TEST_CASE("A body over the limit is refused before any of it comes", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    RawClient client{server};

    client.say(
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 10000000000\r\n\r\n");

    CHECK(client.hear().rfind("HTTP/1.1 413 ", 0) == 0);
}

TEST_CASE("The limits are those the server was given", "[http][server]") {
    http::ListenOptions options = any_port();
    options.max_body_bytes = 10;
    options.max_header_bytes = 200;
    options.hosts = {"127.0.0.1"};
    Answering handler = echo();
    Server server{options, handler};
    Client client = client_of(server);

    CHECK(client.post_form("/", "a=12345678").status == 200);
    CHECK(client.post_form("/", "a=123456789").status == 413);
    CHECK(client.get("/" + std::string(200, 'x')).status == 431);
    CHECK(client_of(server, "localhost").get("/").status == 421);
}

TEST_CASE("A request that does not end is cut", "[http][server]") {
    Answering handler = echo();
    Server server{impatient(), handler};
    const std::string begun = GENERATE(as<std::string>{}, "G", "GET / HTTP/1.1\r\nHost: h\r\n",
                                       "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: "
                                       "application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\na=1");
    CAPTURE(begun);
    RawClient client{server};

    client.say(begun);

    CHECK(client.hear_to_end().rfind("HTTP/1.1 408 ", 0) == 0);
}

TEST_CASE("A request that trickles in is cut all the same", "[http][server]") {
    Answering handler = echo();
    Server server{impatient(), handler};
    RawClient client{server};
    client.say("GET / HTTP/1.1\r\nHost: h\r\nX: ");
    std::atomic<bool> cut{false};
    std::thread trickle{[&client, &cut] {
        while (!cut) {
            client.say("x");
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
    }};

    CHECK(client.hear_to_end().rfind("HTTP/1.1 408 ", 0) == 0);
    cut = true;
    trickle.join();
}

TEST_CASE("An idle connection is closed without a word", "[http][server]") {
    Answering handler = echo();
    Server server{impatient(), handler};
    RawClient silent{server};
    RawClient served{server};
    served.say(kGet);
    served.hear();

    CHECK(silent.hear_to_end().empty());
    CHECK(served.hear_to_end().empty());
}

TEST_CASE("A client that does not read is cut", "[http][server]") {
    Answering handler{[](const Request&, const Respond& respond) {
        respond({200, "text/plain", std::string(20'000'000, 'x'), {}});
    }};
    Server server{impatient(), handler};
    RawClient client{server};

    client.say(kGet);

    CHECK(client.is_cut_while_not_reading());
}

TEST_CASE("A client that asks again and again and reads nothing is cut before the buffers are full",
          "[http][server]") {
    std::atomic<int> handled{0};
    Answering handler{[&handled](const Request&, const Respond& respond) {
        ++handled;
        respond({200, "text/plain", std::string(15'000, 'x'), {}});
    }};
    Server server{impatient(), handler};
    RawClient client{server};
    client.take_little();
    std::atomic<bool> cut{false};
    std::thread asking{[&client, &cut] {
        while (!cut) {
            client.say(kGet);
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
    }};

    CHECK(client.is_cut_while_not_reading());
    cut = true;
    asking.join();
    CHECK(handled < 100);  // some 20 in the time allowed, 200 before the kernel would hold no more
}

TEST_CASE("Waiting for the handler is not the fault of the client", "[http][server]") {
    std::vector<std::thread> writers;
    Answering handler{[&writers](const Request&, Respond respond) {
        writers.emplace_back([respond = std::move(respond)] {
            std::this_thread::sleep_for(std::chrono::milliseconds{1500});
            respond({200, "text/plain", "after long", {}});
        });
    }};
    Server server{impatient(), handler};
    Client client = client_of(server);

    CHECK(client.get("/").body == "after long");
    CHECK(client.get("/").body == "after long");
    for (std::thread& writer : writers) writer.join();
}

TEST_CASE("Beyond the cap connections wait and before it they do not linger", "[http][server]") {
    if (carrier_is_tls()) return;  // a handshake that waits keeps the client's thread
    http::ListenOptions options = any_port();
    options.max_connections = 2;
    std::atomic<int> handled{0};
    Answering handler{[&handled](const Request&, const Respond& respond) {
        ++handled;
        respond({200, "text/plain", "ok", {}});
    }};
    Server server{options, handler};
    std::optional<RawClient> first{server};
    first->say("GET / HT");
    RawClient second{server};
    second.say(kGet);
    CHECK(contains(second.hear_to_end(), "\r\nConnection: close\r\n"));
    std::optional<RawClient> third{server};
    third->say("GET / HT");
    RawClient fourth{server};
    fourth.say(kGet);
    std::this_thread::sleep_for(std::chrono::milliseconds{200});
    CHECK(handled == 1);

    third.reset();

    CHECK(contains(fourth.hear(), "\r\n\r\nok"));
}

// Without a free descriptor the undefined-behaviour sanitizer itself sees invalid objects where there are
// none.
#ifndef __SANITIZE_ADDRESS__
TEST_CASE("Accepting goes on after descriptors ran out", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    rlimit few = before;
    few.rlim_cur = 128;
    setrlimit(RLIMIT_NOFILE, &few);
    std::vector<int> taken;
    for (int copy = dup(0); copy >= 0; copy = dup(0)) taken.push_back(copy);
    REQUIRE_FALSE(taken.empty());
    close(taken.back());
    taken.pop_back();

    RawClient client{server};  // takes the last one: there is none to accept it with
    client.say(kGet);
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    for (const int copy : taken) close(copy);

    CHECK(contains(client.hear(), "\r\n\r\nGET / "));
    CHECK(client_of(server).get("/").status == 200);
    setrlimit(RLIMIT_NOFILE, &before);
}
#endif
